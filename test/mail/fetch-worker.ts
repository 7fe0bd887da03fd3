// A process of its own that fetches and reads, for a test to kill: test/mail/killed.test.ts bundles and starts it.
import { listTrustIds, maybeTrust } from '../../src/identity/index.ts';
import { mailboxJobs } from '../../src/mailbox/index.ts';
import type { Connection } from '../../src/platform/db.ts';
import { openDb, openPool } from '../../src/platform/db.ts';
import { startQueue } from '../../src/platform/job-queue.ts';

const { connection, url }: { connection: Connection; url: string } = JSON.parse(process.argv[2] ?? '');
const now = () => new Date();

mailboxJobs.takeHouse?.({
  ...{ db: openDb(openPool(connection, 1)), now, demo: false, secure: false, foundations: [] },
  mailbox: () => url,
});
startQueue(connection, { now, maybeTrust, listTrustIds, modules: [mailboxJobs] });

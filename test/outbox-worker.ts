// A process of its own that sends what is to go out, for a test to kill: test/outbox-killed.test.ts bundles and starts it.
import { listTrustIds, maybeTrust } from '../src/identity/index.ts';
import { outboxJobs } from '../src/outbox/index.ts';
import type { Connection } from '../src/platform/db.ts';
import { startQueue } from '../src/platform/job-queue.ts';
import { smtp } from '../src/platform/smtp.ts';

const { connection, port }: { connection: Connection; port: number } = JSON.parse(process.argv[2] ?? '');

outboxJobs.takeHouse?.({
  senders: { email: smtp(`smtp://127.0.0.1:${port}`) },
  mailFrom: () => 'pals@anytown.example',
} as never);
const { on: _on, ...module } = outboxJobs;
startQueue(connection, { now: () => new Date(), maybeTrust, listTrustIds, modules: [module] });

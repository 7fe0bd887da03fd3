// A process of its own that works off the queue, for a test to kill: test/job-killed.test.ts bundles and starts it.
import { setTimeout as sleep } from 'node:timers/promises';
import { record } from '../src/audit/index.ts';
import { listTrustIds, maybeTrust } from '../src/identity/index.ts';
import type { Ctx } from '../src/platform/context.ts';
import type { Connection } from '../src/platform/db.ts';
import { startQueue } from '../src/platform/job-queue.ts';

declare module '../src/platform/jobs.ts' {
  interface Jobs {
    'test.killed': { trust_of: string };
  }
}

type Told = { connection: Connection; hang: 'before' | 'after' | 'never' };

const { connection, hang }: Told = JSON.parse(process.argv[2] ?? '');
const HOUR = 3_600_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Its effect is one event; it looks first whether that is there, as every job does. */
async function work(ctx: Ctx) {
  const there = await ctx.db.selectFrom('events').select('id').where('name', '=', 'test.effect').executeTakeFirst();
  if (!there) await record(ctx, 'test.effect', {});
  say('works');
  if (hang === 'before') await sleep(HOUR);
  return async () => {
    say('kept');
    if (hang === 'after') await sleep(HOUR);
  };
}

startQueue(connection, {
  now: () => new Date(),
  maybeTrust,
  listTrustIds,
  modules: [{ jobs: { 'test.killed': work } }],
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundTrust } from '../src/identity/index.ts';
import { SYSTEM } from '../src/platform/access.ts';
import { inTransaction } from '../src/platform/context.ts';
import { jobTrouble } from '../src/platform/job-trouble.ts';
import { enqueue } from '../src/platform/jobs.ts';
import type {} from './job-worker.ts';
import { bundled, plainDatabase, until, type Worker } from './killing.ts';

// A real process is killed with SIGKILL in the middle of a job.
let world: Awaited<ReturnType<typeof plainDatabase>>;
let run: Awaited<ReturnType<typeof bundled>>;

beforeAll(async () => {
  world = await plainDatabase();
  run = await bundled('job-worker');
});
afterAll(() => world.drop());

const start = (hang: 'before' | 'after' | 'never') => run({ connection: world.connection, hang });
const asOwner: typeof world.asOwner = (text, values) => world.asOwner(text, values);
const put = () => world.inTrust((ctx) => enqueue(ctx, 'test.killed', { trust_of: world.trust.id }));
const waiting = async () => (await asOwner('select id from graphile_worker._private_jobs')).length;
const effects = () =>
  world.inTrust(
    async (ctx) => (await ctx.db.selectFrom('events').select('id').where('name', '=', 'test.effect').execute()).length,
  );

async function killed(worker: Worker, line: string) {
  await until(() => worker.said(line));
  await worker.kill();
}

test('every wall that a superuser builds stands for a plain owner as well', async () => {
  const walls = `select relname from pg_class where relforcerowsecurity and relrowsecurity order by 1`;
  const plain = await asOwner<{ relname: string }>(walls);
  expect(plain).toEqual((await world.boss.query(walls)).rows);
});

test('a job whose process is killed in its middle runs again soon after the next start, and has its effect once', async () => {
  await put();
  await killed(start('before'), 'works');
  expect([await waiting(), await effects()]).toEqual([1, 0]);
  const began = Date.now();
  const next = start('never');
  await until(async () => (await waiting()) === 0);
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(next.said('kept')).toBe(true);
  expect(await effects()).toBe(1);
});

test('a job whose process is killed after its work was kept runs once more, and its effect stays one', async () => {
  await put();
  await killed(start('after'), 'kept');
  expect(await waiting()).toBe(1);
  start('never');
  await until(async () => (await waiting()) === 0);
  expect(await effects()).toBe(1);
});

test('what was given up and what waits too long is told in numbers and names of jobs, and can be tried again', async () => {
  const told = () => world.inTrust((ctx) => jobTrouble(ctx.db, new Date()));
  expect(await told()).toEqual([]);
  await put();
  await asOwner(`update graphile_worker._private_jobs set attempts = max_attempts`);
  const late = { trust_of: world.trust.id };
  await world.inTrust((ctx) => enqueue(ctx, 'test.killed', late, { at: new Date(Date.now() - 3_600_000) }));
  expect(await told()).toEqual([{ name: 'test.killed', given_up: 1, late: 1 }]);
  expect(await jobTrouble(world.house.db, new Date())).toEqual(await told());
  const other = await foundTrust(
    world.house,
    { name: 'Otherton', shortName: 'O' },
    new Date(),
    async (ctx) => ctx.trust,
  );
  const theirs = await inTransaction(world.house.db, { actor: SYSTEM, trust: other, now: new Date() }, (ctx) =>
    jobTrouble(ctx.db, new Date()),
  );
  expect(theirs).toEqual([]);
});

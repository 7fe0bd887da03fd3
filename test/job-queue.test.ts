import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from 'vitest';
import { foundTrust, listTrustIds, maybeTrust } from '../src/identity/index.ts';
import { SYSTEM } from '../src/platform/access.ts';
import { type Ctx, inTransaction, type Trust } from '../src/platform/context.ts';
import { openDb, openPool } from '../src/platform/db.ts';
import { startQueue } from '../src/platform/job-queue.ts';
import { enqueue, type JobsOfModule } from '../src/platform/jobs.ts';
import { migrate } from '../src/platform/migrate.ts';

declare module '../src/platform/jobs.ts' {
  interface Jobs {
    'test.queued': { trust_of: string };
  }
}

// A database of its own, since a queue that runs takes the jobs of every test.
const database = `queue_${randomUUID().replaceAll('-', '')}`;
const connection = { ...inject('database'), database };
const pool = openPool(connection, 2);
const owner = new pg.Client(connection);
const house = { db: openDb(pool), now: () => new Date(), demo: false, secure: false, foundations: [] };
const trusts: Trust[] = [];

beforeAll(async () => {
  const maker = new pg.Client(inject('database'));
  await maker.connect();
  await maker.query(`create database ${database}`);
  await maker.end();
  await migrate(connection, join(import.meta.dirname, '..', 'migrations'));
  await owner.connect();
  for (const name of ['Anytown', 'Otherton'])
    trusts.push(await foundTrust(house, { name, shortName: name }, house.now(), async (ctx) => ctx.trust));
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
});

function start(modules: JobsOfModule[]) {
  const queue = startQueue(connection, { now: () => new Date(), modules, maybeTrust, listTrustIds });
  onTestFinished(() => queue.stop());
  return queue;
}

const inTrust = <T>(trust: Trust | undefined, work: (ctx: Ctx) => Promise<T>) =>
  inTransaction(house.db, { actor: SYSTEM, trust: trust as Trust, now: new Date() }, work);

const put = (trust = trusts[0]) => inTrust(trust, (ctx) => enqueue(ctx, 'test.queued', { trust_of: ctx.trust.id }));

async function jobs() {
  const { rows } = await owner.query<{ attempts: number; last_error: string | null; run_at: Date; locked_by: string }>(
    'select attempts, last_error, run_at, locked_by from graphile_worker._private_jobs order by id',
  );
  return rows;
}

async function until(holds: () => Promise<boolean> | boolean) {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 1500) throw new Error('waited in vain');
    await sleep(10);
  }
}

test('a job runs at once, once, with two queues at work', async () => {
  const ran: string[] = [];
  const modules = [{ jobs: { 'test.queued': async ({ trust }: Ctx) => void ran.push(trust.name) } }];
  start(modules);
  start(modules);
  for (let each = 0; each < 20; each += 1) await put(trusts[each % 2]);
  await until(async () => (await jobs()).length === 0);
  expect(ran.filter((name) => name === 'Anytown')).toHaveLength(10);
  expect(ran).toHaveLength(20);
});

test('one that fails is told without its words, and tried again later', async () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => told.mockRestore());
  let tries = 0;
  start([
    {
      jobs: {
        'test.queued': async () => {
          tries += 1;
          if (tries === 1) throw new TypeError('Mrs Ellis, 07700 900123');
        },
      },
    },
  ]);
  await put();
  await until(async () => (await jobs())[0]?.last_error === 'TypeError');
  const said = told.mock.calls.map(([line]) => String(line)).join('');
  expect(said).toMatch(/^The job test\.queued \(\d+\) failed, attempt 1 of 25: TypeError/);
  expect(said).not.toMatch(/Ellis|900123/);
  expect((await jobs())[0]?.run_at.getTime()).toBeGreaterThan(Date.now() + 1000);
  await until(async () => (await jobs()).length === 0);
  expect(tries).toBe(2);
});

test('what was in the hands of a process that is gone runs again', async () => {
  const ran: string[] = [];
  await put();
  await owner.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now() - interval '1 minute', attempts = 1`,
  );
  start([{ jobs: { 'test.queued': async ({ trust }: Ctx) => void ran.push(trust.name) } }]);
  await until(() => ran.length === 1);
  await until(async () => (await jobs()).length === 0);
});

test('stopping waits for the job that runs', async () => {
  const steps: string[] = [];
  const queue = startQueue(connection, {
    now: () => new Date(),
    maybeTrust,
    listTrustIds,
    modules: [
      {
        jobs: {
          'test.queued': async () => {
            steps.push('began');
            await sleep(300);
            steps.push('ended');
          },
        },
      },
    ],
  });
  await put();
  await until(() => steps.length === 1);
  await queue.stop();
  expect(steps).toEqual(['began', 'ended']);
  expect(await jobs()).toEqual([]);
});

test('a sweep goes through every trust, and what fails in one does not stop the others', async () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => told.mockRestore());
  const swept: string[] = [];
  const every = {
    'test.sweep': {
      at: '40 3 * * *',
      run: async ({ trust }: Ctx) => {
        swept.push(trust.name);
        if (trust.name === 'Anytown') throw new Error('no');
      },
    },
  };
  start([{ jobs: { 'test.queued': async () => undefined }, every }]);
  await owner.query(`select graphile_worker.add_job('test.sweep', '{}')`);
  await until(() => swept.length >= 2);
  expect(swept.slice(0, 2).sort()).toEqual(['Anytown', 'Otherton']);
  // What went well is taken off the list a moment after it is done.
  await until(async () => (await jobs()).length === 1 && (await jobs())[0]?.last_error === 'Error');
});

import pg from 'pg';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { record, takeReactions } from '../src/audit/index.ts';
import { maybeTrust } from '../src/identity/index.ts';
import { given, MODULES } from '../src/modules.ts';
import type { Ctx } from '../src/platform/context.ts';
import { RuleError } from '../src/platform/errors.ts';
import { QUEUE_SCHEMA } from '../src/platform/job-schema.ts';
import { enqueue, type Happened, type JobsOfModule, withoutJobs } from '../src/platform/jobs.ts';
import { newTrust, TUESDAY } from './harness.ts';
import { runDueJobs } from './jobs.ts';

declare module '../src/platform/jobs.ts' {
  interface Jobs {
    'test.write': { user: string };
    'test.react': Happened;
  }
}

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client(inject('database'));
  await owner.connect();
});
afterAll(() => owner.end());

const HOUR = 3_600_000;

test('a job exists if and only if the act that asked for it does', async () => {
  const { asSystem, waitingJobs, trust } = await newTrust();
  const refused = asSystem(async (ctx) => {
    await enqueue(ctx, 'test.write', { user: trust.id });
    throw new RuleError('No.');
  });
  await expect(refused).rejects.toThrow('No.');
  expect(await waitingJobs()).toEqual([]);
  await asSystem((ctx) => enqueue(ctx, 'test.write', { user: trust.id }));
  expect(await waitingJobs()).toMatchObject([
    { name: 'test.write', at: TUESDAY, payload: { trust: trust.id, user: trust.id } },
  ]);
});

test('a job is for later, and there is one of a key: asking again moves it', async () => {
  const { asSystem, waitingJobs, trust, clock, house } = await newTrust();
  const seen: Date[] = [];
  const modules = [{ jobs: { 'test.write': async (ctx: Ctx) => void seen.push(ctx.now) } }];
  const put = (hours: number) =>
    asSystem((ctx) =>
      enqueue(ctx, 'test.write', { user: trust.id }, { at: new Date(TUESDAY.getTime() + hours * HOUR), key: 'one' }),
    );
  await put(1);
  await put(2);
  expect(await waitingJobs()).toHaveLength(1);
  clock.now = new Date(TUESDAY.getTime() + 1.5 * HOUR);
  expect(await runDueJobs(house.db, trust.id, house.now, modules)).toEqual([]);
  clock.now = new Date(TUESDAY.getTime() + 2 * HOUR);
  expect(await runDueJobs(house.db, trust.id, house.now, modules)).toEqual(['test.write']);
  expect(seen).toEqual([clock.now]);
  expect(await waitingJobs()).toEqual([]);
});

test('a job holds ids, days and whole numbers only, and says itself for which trust it is', async () => {
  const { asSystem, trust } = await newTrust();
  const told = (payload: object) => asSystem((ctx) => enqueue(ctx, 'test.write', payload as { user: string }));
  await expect(told({ user: 'Mrs Margaret Ellis' })).rejects.toThrow('"user"');
  await expect(told({ user: '' })).rejects.toThrow('"user"');
  await expect(told({ user: [trust.id] })).rejects.toThrow('"user"');
  await told({ user: trust.id, day: '2026-11-24', version: 3 });
});

test('the database refuses words in a job and another trust by itself', async () => {
  const { trust } = await newTrust();
  const { trust: other } = await newTrust();
  const put = async (ids: object, acting = trust.id) => {
    await owner.query('begin');
    try {
      await owner.query('set local role openpals_app');
      await owner.query(`select set_config('app.trust', $1, true)`, [acting]);
      await owner.query(`select enqueue_job('test.write', $1, now(), null)`, [JSON.stringify(ids)]);
    } finally {
      await owner.query('rollback');
    }
  };
  await put({ user: trust.id });
  await expect(put({ user: 'Margaret' })).rejects.toThrow('ids, days and whole numbers only');
  await expect(put({ user: { name: trust.id } })).rejects.toThrow('ids, days and whole numbers only');
  await expect(put({ trust: other.id })).rejects.toThrow('ids, days and whole numbers only');
  await expect(put({ user: trust.id }, '')).rejects.toThrow('a job belongs to a trust');
});

test('the application cannot read the queue, nor put anything there in another way', async () => {
  const { house, trust } = await newTrust();
  const { sql } = await import('kysely');
  const ask = (text: string) => sql.raw(text).execute(house.db);
  await expect(ask('select * from graphile_worker.jobs')).rejects.toThrow('permission denied');
  await expect(ask(`select graphile_worker.add_job('test.write', '{"trust":"${trust.id}"}')`)).rejects.toThrow(
    'permission denied',
  );
});

test('a job sees the rows of its own trust and of no other', async () => {
  const { asSystem, trust, house, staff } = await newTrust();
  const other = await newTrust();
  const [mine, theirs] = [(await staff()).id, (await other.staff()).id];
  const seen: string[] = [];
  const look = async (ctx: Ctx, { user }: { user: string }) => {
    const rows = await ctx.db.selectFrom('users').select('id').where('id', 'in', [user, theirs]).execute();
    seen.push(...rows.map((row) => row.id), ctx.trust.name);
  };
  await asSystem((ctx) => enqueue(ctx, 'test.write', { user: mine }));
  await runDueJobs(house.db, trust.id, house.now, [{ jobs: { 'test.write': look } }]);
  expect(seen).toEqual([mine, trust.name]);
});

test('a job of a trust that is gone ends quietly, as does one whose row is gone', async () => {
  const { house, asSystem, trust, waitingJobs } = await newTrust();
  const { NotFound } = await import('../src/platform/errors.ts');
  const { runJob } = await import('../src/platform/job-runner.ts');
  let ran = 0;
  const modules: JobsOfModule[] = [
    {
      jobs: {
        'test.write': async () => {
          ran += 1;
          throw new NotFound('The person');
        },
      },
    },
  ];
  const workshop = { now: house.now, modules, maybeTrust };
  await runJob(workshop, house.db, 'test.write', { trust: '019abc00-0000-7000-8000-000000000000' });
  expect(ran).toBe(0);
  await asSystem((ctx) => enqueue(ctx, 'test.write', { user: trust.id }));
  expect(await runDueJobs(house.db, trust.id, house.now, modules)).toEqual(['test.write']);
  expect(ran).toBe(1);
  expect(await waitingJobs()).toEqual([]);
});

test('what a job does afterwards begins when its own work is kept, and can write down how it went', async () => {
  const { house, asSystem, trust } = await newTrust();
  const lines: string[] = [];
  const count = (ctx: Ctx) => ctx.db.selectFrom('events').select('name').where('trust_id', '=', ctx.trust.id).execute();
  const modules: JobsOfModule[] = [
    {
      jobs: {
        'test.write': async (ctx) => {
          await record(ctx, 'test.claimed');
          return async (again) => {
            lines.push(...(await asSystem(count)).map((event) => event.name));
            await again((later) => record(later, 'test.sent'));
          };
        },
      },
    },
  ];
  await asSystem((ctx) => enqueue(ctx, 'test.write', { user: trust.id }));
  await runDueJobs(house.db, trust.id, house.now, modules);
  expect(lines).toEqual(['test.claimed']);
  expect((await asSystem(count)).map((event) => event.name).sort()).toEqual(['test.claimed', 'test.sent']);
});

test('an event puts the jobs that answer it into the queue, in the same transaction; the past of the demonstration does not', async () => {
  const { asSystem, waitingJobs } = await newTrust();
  takeReactions([{ 'test.happened': 'test.react' }, { 'test.happened': 'test.react' }]);
  onTestFinished(() => takeReactions(given('on')));
  const event = await asSystem((ctx) => record(ctx, 'test.happened', { note: 'note_1' }));
  const waiting = await waitingJobs();
  expect(waiting.map(({ name, payload }) => [name, payload.event])).toEqual([
    ['test.react', event],
    ['test.react', event],
  ]);
  await asSystem(async (ctx) => {
    withoutJobs(ctx.db);
    await record(ctx, 'test.happened');
  });
  expect(await waitingJobs()).toHaveLength(2);
});

test('every job that answers an event exists in the module that says so; names are used once', () => {
  const names = MODULES.flatMap((module) => [...Object.keys(module.jobs ?? {}), ...Object.keys(module.every ?? {})]);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, on = {}, jobs = {}, every = {} } of MODULES) {
    for (const job of Object.values(on)) expect(Object.keys(jobs), `${name} answers with ${job}`).toContain(job);
    for (const job of [...Object.keys(jobs), ...Object.keys(every)]) expect(job.split('.')[0]).toBe(name);
  }
});

test('no sweep is set between one and two in the morning, an hour that is missing in March and doubled in October', () => {
  const times = MODULES.flatMap(({ every = {} }) => Object.entries(every));
  for (const [name, { at }] of times) {
    expect(at.split(' '), name).toHaveLength(5);
    expect(at.split(' ')[1], name).not.toMatch(/^(1|0?1)$|(^|,)1(,|$)/);
  }
});

test('the tables of the queue are those of the package', async () => {
  const { rows } = await owner.query<{ id: number }>('select max(id) as id from graphile_worker.migrations');
  expect(rows[0]?.id).toBe(QUEUE_SCHEMA);
});

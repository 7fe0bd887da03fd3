import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { foundTrust } from '../src/identity/index.ts';
import { SYSTEM } from '../src/platform/access.ts';
import { inTransaction, type Trust } from '../src/platform/context.ts';
import { openDb, openPool } from '../src/platform/db.ts';
import { jobTrouble } from '../src/platform/job-trouble.ts';
import { enqueue } from '../src/platform/jobs.ts';
import { migrate } from '../src/platform/migrate.ts';
import type {} from './job-worker.ts';

// A real process is killed with SIGKILL in the middle of a job. The owner of the database is as on a server of the trust's
// own: no superuser, and row level security holds for it too.
const name = randomUUID().replaceAll('-', '').slice(0, 12);
const boss = new pg.Client(inject('database'));
const connection = { ...inject('database'), database: `killed_${name}`, user: `plain_${name}` };
const root = join(import.meta.dirname, '..');
const bundle = join(root, `node_modules/.cache/openpals/job-worker-${name}.mjs`);
const pool = openPool(connection, 2);
const house = { db: openDb(pool), now: () => new Date(), demo: false, secure: false, foundations: [] };
let trust: Trust;

beforeAll(async () => {
  await boss.connect();
  await boss.query(`create role ${connection.user} login createrole nosuperuser`);
  await boss.query(`grant openpals_app, openpals_definer to ${connection.user} with admin option`);
  await boss.query(`create database ${connection.database} owner ${connection.user}`);
  await migrate(connection, join(root, 'migrations'));
  trust = await foundTrust(house, { name: 'Anytown', shortName: 'A' }, house.now(), async (ctx) => ctx.trust);
  await build({
    entryPoints: [join(import.meta.dirname, 'job-worker.ts')],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
  });
});
afterAll(async () => {
  await pool.end();
  await boss.query(`drop database ${connection.database} with (force)`);
  await boss.query(`drop owned by ${connection.user}`);
  await boss.query(`drop role ${connection.user}`);
  await boss.end();
});

type Worker = { process: ChildProcess; said: (line: string) => boolean };

function start(hang: 'before' | 'after' | 'never'): Worker {
  const child = spawn(process.execPath, [bundle, JSON.stringify({ connection, hang })], { cwd: root });
  let text = '';
  child.stdout.on('data', (more) => {
    text += String(more);
  });
  child.stderr.on('data', (more) => process.stderr.write(more));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { process: child, said: (line) => text.includes(`${line}\n`) };
}

async function until(holds: () => Promise<boolean> | boolean) {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 600) throw new Error('waited in vain');
    await sleep(50);
  }
}

async function asOwner<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const inTrust = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(house.db, { actor: SYSTEM, trust, now: new Date() }, work);

const put = () => inTrust((ctx) => enqueue(ctx, 'test.killed', { trust_of: trust.id }));
const waiting = async () => (await asOwner('select id from graphile_worker._private_jobs')).length;
const effects = () =>
  inTrust(
    async (ctx) => (await ctx.db.selectFrom('events').select('id').where('name', '=', 'test.effect').execute()).length,
  );

async function killed(worker: Worker, line: string) {
  await until(() => worker.said(line));
  worker.process.kill('SIGKILL');
  await new Promise((done) => worker.process.once('exit', done));
}

test('every wall that a superuser builds stands for a plain owner as well', async () => {
  const walls = `select relname from pg_class where relforcerowsecurity and relrowsecurity order by 1`;
  const plain = await asOwner<{ relname: string }>(walls);
  expect(plain).toEqual((await boss.query(walls)).rows);
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
  const told = () => inTrust((ctx) => jobTrouble(ctx.db, new Date()));
  expect(await told()).toEqual([]);
  await put();
  await asOwner(`update graphile_worker._private_jobs set attempts = max_attempts`);
  await inTrust((ctx) => enqueue(ctx, 'test.killed', { trust_of: trust.id }, { at: new Date(Date.now() - 3_600_000) }));
  expect(await told()).toEqual([{ name: 'test.killed', given_up: 1, late: 1 }]);
  expect(await jobTrouble(house.db, new Date())).toEqual(await told());
  const other = await foundTrust(house, { name: 'Otherton', shortName: 'O' }, house.now(), async (ctx) => ctx.trust);
  const theirs = await inTransaction(house.db, { actor: SYSTEM, trust: other, now: new Date() }, (ctx) =>
    jobTrouble(ctx.db, new Date()),
  );
  expect(theirs).toEqual([]);
});

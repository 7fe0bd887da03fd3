import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { backupTo, restoreFrom } from '../src/backup.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Connection } from '../src/platform/db.ts';
import { lastBackup } from '../src/platform/installation.ts';
import { migrate } from '../src/platform/migrate.ts';
import { type Postgres, startPostgres } from '../src/platform/postgres.ts';

// Clusters are made, copied and started.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const home = fs.mkdtempSync(join(tmpdir(), 'openpals-backup-'));
if (process.getuid?.() === 0) fs.chmodSync(home, 0o711);
const dataDir = join(home, 'data');
const config = { ...readConfig({}), dataDir };
const NOW = new Date('2026-11-24T10:00:00Z');
const said: string[] = [];
const say = (line: string) => void said.push(line);
const withAll = { now: NOW, schema: '0017', say };
const backups = join(home, 'backups');
const made = join(backups, 'openpals-2026-11-24-100000');

let source: Postgres;
let before: Record<string, string>;

beforeAll(async () => {
  source = await startPostgres({ dataDir, fsync: false });
  await migrate(source.connection, join(import.meta.dirname, '..', 'migrations'));
  const client = await connect(source.connection);
  await client.query(`insert into trusts (id, name, short_name, created_at)
    select gen_random_uuid(), 'Trust ' || n, 'T' || n, now() from generate_series(1, 5000) n`);
  await client.query('create table ticks (n int primary key, words text not null)');
  const writing = keepWriting(client);
  await backupTo(config, backups, withAll);
  await writing.stop();
  before = await tablesOf(client);
  await client.end();
});
afterAll(async () => {
  await source.stop();
  fs.rmSync(home, { recursive: true, force: true });
});

async function connect(connection: Connection) {
  const client = new pg.Client(connection);
  await client.connect();
  return client;
}

/** Writes rows while the backup runs, in a connection of their own. */
function keepWriting(client: pg.Client) {
  let going = true;
  const loop = (async () => {
    for (let n = 1; going; n += 1) await client.query('insert into ticks values ($1, $2)', [n, 'x'.repeat(500)]);
  })();
  return {
    stop: () => {
      going = false;
      return loop;
    },
  };
}

/** Every table by name: how many rows, and a sum over all their words. */
async function tablesOf(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker') order by 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of rows) {
    const sum = await client.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from ${name} t`,
    );
    sums[name] = sum.rows[0]?.sum ?? '';
  }
  return sums;
}

async function refused(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'it was not refused',
    (error: Error) => `${error.constructor.name}: ${error.message}`,
  );
}

/** A copy of the backup with something done to it. */
function spoilt(name: string, spoil: (folder: string) => void) {
  const folder = join(backups, name);
  fs.cpSync(made, folder, { recursive: true });
  spoil(folder);
  return folder;
}

const restoreInto = (folder: string, into: string, ...more: string[]) =>
  restoreFrom({ ...config, dataDir: join(home, into) }, [folder, ...more], withAll);

test('the desk knows when the last backup was made', () => {
  expect(lastBackup(dataDir)).toEqual(NOW);
  expect(lastBackup(backups)).toBeUndefined();
});

test('a backup made while the desk writes comes back: every table with every row, those written meanwhile whole', async () => {
  expect(said).toContain(`The backup is whole: ${made}`);
  await restoreInto(made, 'restored');
  expect(said.at(-2)).toMatch(/^Restored and started once\. Trusts: 5000, accounts: 0, cases: 0, events: 0\.$/);
  const restored = await startPostgres({ dataDir: join(home, 'restored'), fsync: false });
  const client = await connect(restored.connection);
  const { 'public.ticks': ticks, ...after } = await tablesOf(client);
  const { 'public.ticks': ticksBefore, ...others } = before;
  const { rows } = await client.query<{ count: number; last: number }>(
    'select count(*)::int, max(n) as last from ticks',
  );
  await client.end();
  await restored.stop();
  expect(after).toEqual(others);
  expect(Number(ticks?.split(' ')[0])).toBeLessThanOrEqual(Number(ticksBefore?.split(' ')[0]));
  expect(rows[0]?.count).toBeGreaterThan(0);
  expect(rows[0]?.count).toBe(rows[0]?.last);
});

test('only its owner can read a backup', () => {
  expect(fs.statSync(made).mode & 0o777).toBe(0o700);
  expect(fs.statSync(join(made, 'manifest.json')).mode & 0o777).toBe(0o600);
  expect(fs.statSync(join(made, 'postgres', 'PG_VERSION')).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(backups).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  expect(fs.existsSync(join(made, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('a backup that is cut short, changed, incomplete or none is refused in one line, and nothing is changed', async () => {
  const short = spoilt('short', (folder) => fs.truncateSync(join(folder, 'postgres', 'PG_VERSION'), 1));
  const changed = spoilt('changed', (folder) => fs.writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '19\n'));
  const less = spoilt('less', (folder) => fs.rmSync(join(folder, 'postgres', 'PG_VERSION')));
  const unfinished = spoilt('unfinished', (folder) => fs.rmSync(join(folder, 'manifest.json')));
  expect(await refused(restoreInto(short, 'no'))).toContain(
    'PG_VERSION has 1 bytes instead of 3. Nothing was changed.',
  );
  expect(await refused(restoreInto(changed, 'no'))).toContain('PG_VERSION has changed. Nothing was changed.');
  expect(await refused(restoreInto(less, 'no'))).toContain('PG_VERSION is missing. Nothing was changed.');
  expect(await refused(restoreInto(unfinished, 'no'))).toContain('was not finished. Nothing was changed.');
  expect(await refused(restoreInto(join(home, 'nothing'), 'no'))).toContain('SurroundingsError: There is no backup');
  expect(fs.existsSync(join(home, 'no'))).toBe(false);
});

test('a data folder that is in use is refused, and one that holds a database unless --replace is said', async () => {
  expect(await refused(restoreInto(made, 'data', '--replace'))).toContain('is being used by another OpenPALS');
  expect(await refused(restoreInto(made, 'restored'))).toContain('holds a database already');
  await restoreInto(made, 'restored', '--replace');
  expect(said.at(-2)).toMatch(/^What was there before is kept in .*postgres\.before-/);
});

test('a restore that is killed while it copies leaves the old database usable, and the next one goes through', async () => {
  const into = join(home, 'restored');
  const bundle = join(import.meta.dirname, '..', 'node_modules/.cache/openpals', `restore-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: `import { restoreFrom } from './src/backup.ts';
        const [config, folder] = JSON.parse(process.argv[2]);
        await restoreFrom(config, [folder, '--replace'], { schema: '0017', say: () => {} });`,
      resolveDir: join(import.meta.dirname, '..'),
      loader: 'ts',
    },
    ...{ outfile: bundle, bundle: true, format: 'esm', platform: 'node', packages: 'external', jsx: 'automatic' },
  });
  const told = JSON.stringify([{ ...config, dataDir: into }, made]);
  const child = spawn(process.execPath, [bundle, told], { stdio: 'ignore' });
  const draft = join(into, 'postgres.restored');
  while (!fs.existsSync(join(draft, 'base')) && child.exitCode === null) await sleep(1);
  child.kill('SIGKILL');
  await new Promise((done) => child.once('exit', done));
  expect(fs.existsSync(draft)).toBe(true);
  const old = await startPostgres({ dataDir: into, fsync: false });
  const client = await connect(old.connection);
  expect((await tablesOf(client))['public.trusts']).toBe(before['public.trusts']);
  await client.end();
  await old.stop();
  await restoreInto(made, 'restored', '--replace');
  expect(fs.existsSync(draft)).toBe(false);
  fs.rmSync(bundle);
});

test('with DATABASE_URL the server’s own tools are named', async () => {
  const theirs = { ...config, databaseUrl: 'postgres://x@y/z' };
  expect(await refused(backupTo(theirs, undefined, withAll))).toContain('pg_dump');
  expect(await refused(restoreFrom(theirs, [made], withAll))).toContain('pg_restore');
});

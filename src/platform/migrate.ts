import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Connection } from './db.ts';
import { SurroundingsError } from './errors.ts';
import { prepareQueue } from './job-schema.ts';

type Migration = { name: string; text: string; checksum: string };

/** The migrations of this code, in order. */
function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    });
}

/** The version of the schema: the number of the last migration of this code, such as "0011". */
export function schemaVersion(folder: string): string {
  return readMigrations(folder).at(-1)?.name.slice(0, 4) ?? '0000';
}

const LOCK = 720_226;

/**
 * Brings the database up to this code: each file in a transaction of its own, once, in order.
 * @throws SurroundingsError a file was changed after it ran, or the database is newer than the code; nothing is changed.
 */
export async function migrate(connection: Connection, folder: string): Promise<string[]> {
  const client = new pg.Client({ ...connection, application_name: 'openpals migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists migrations (
      name text primary key, checksum text not null, ran_at timestamptz not null default now())`);
    const ran = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migrations order by name',
    );
    const wanted = readMigrations(folder);
    checkHistory(ran.rows, wanted);
    await prepareQueue(client, connection);
    const fresh = wanted.slice(ran.rows.length);
    for (const migration of fresh) await runOne(client, migration);
    return fresh.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/**
 * Lets the planner know how many rows there are, where so many came at once that it could not have noticed yet. `roughly`
 * looks at a tenth of what it usually does, and only where much has changed: enough to tell a large table from a small one.
 */
export async function countRows(connection: Connection, { roughly = false } = {}) {
  const client = new pg.Client({ ...connection, application_name: 'openpals migrate' });
  await client.connect();
  try {
    if (roughly) await client.query('set default_statistics_target = 10');
    const { rows } = roughly ? await client.query<{ name: string }>(CHANGED) : { rows: [] };
    if (!roughly || rows.length > 0) await client.query(`analyze ${rows.map(({ name }) => name).join(', ')}`);
  } finally {
    await client.end();
  }
}

const CHANGED = 'select relid::regclass::text as name from pg_stat_user_tables where n_mod_since_analyze > 100';

function checkHistory(ran: { name: string; checksum: string }[], wanted: Migration[]) {
  for (const [at, row] of ran.entries()) {
    const mine = wanted.find((migration) => migration.name === row.name);
    if (!mine)
      throw new SurroundingsError(`The database is newer than this code: it has ${row.name}. Start the newer version.`);
    if (mine.checksum !== row.checksum) {
      throw new SurroundingsError(
        `The migration ${row.name} was changed after it ran. Restore the file and add a new one instead.`,
      );
    }
    if (wanted[at]?.name !== row.name) {
      throw new SurroundingsError(
        `The migration ${wanted[at]?.name} comes before ${row.name}, which already ran. Give it a later number.`,
      );
    }
  }
}

async function runOne(client: pg.Client, migration: Migration) {
  try {
    await client.query('begin');
    if (await isPlainOwner(client)) await runSeeing(client, migration.text);
    else await client.query(migration.text);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new SurroundingsError(
      `The migration ${migration.name} failed: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** A line of a migration on its own. */
const FORCING = /^alter table (\w+) force row level security;$/gm;

async function isPlainOwner(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(
    'select not rolsuper and not rolbypassrls as is from pg_roles where rolname = current_user',
  );
  return rows[0]?.is ?? true;
}

/**
 * A migration writes the rows of every trust and of none. Row level security is forced upon the owner too, which is no
 * superuser on a server of the trust's own: its changes would fail, or silently find no rows. So it is not forced while the
 * migration runs, and again at the end of the same transaction.
 */
async function runSeeing(client: pg.Client, text: string) {
  const { rows } = await client.query<{ oid: string }>(
    'select oid::text from pg_class where relforcerowsecurity order by oid',
  );
  await force(
    client,
    'no force',
    rows.map(({ oid }) => oid),
  );
  await client.query(text.replace(FORCING, ''));
  const named = await client.query<{ oid: string }>(
    'select to_regclass(name)::oid::text as oid from unnest($1::text[]) name',
    [[...text.matchAll(FORCING)].map(([, name]) => name)],
  );
  await force(
    client,
    'force',
    [...rows, ...named.rows].map(({ oid }) => oid),
  );
}

/** By oid: a table may have another name by now, or be gone. */
async function force(client: pg.Client, act: 'force' | 'no force', oids: readonly string[]) {
  const { rows } = await client.query<{ name: string }>(
    'select oid::regclass::text as name from pg_class where oid = any($1::oid[])',
    [oids],
  );
  await client.query(rows.map(({ name }) => `alter table ${name} ${act} row level security;`).join(''));
}

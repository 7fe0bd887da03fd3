import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { makeBackup } from './platform/backup.ts';
import type { Progress } from './platform/backup-files.ts';
import type { Config } from './platform/config.ts';
import type { Connection } from './platform/db.ts';
import { SurroundingsError } from './platform/errors.ts';
import { noteBackup } from './platform/installation.ts';
import { maybeRunning, startPostgres } from './platform/postgres.ts';
import { checkBackup, putBackup } from './platform/restore.ts';

type Say = (line: string) => void;

/** `npm run backup [folder]`: a copy of the embedded database, whether the desk runs or not. */
export async function backupTo(config: Config, into: string | undefined, { now, schema, say }: With) {
  ownDatabaseOnly(config, 'back it up with pg_dump or pg_basebackup');
  const { dataDir } = config;
  if (!fs.existsSync(join(dataDir, 'postgres')))
    throw new SurroundingsError(`There is no database in the data folder ${resolve(dataDir)}.`);
  const running = maybeRunning(dataDir);
  const own = running ? undefined : await startPostgres({ dataDir });
  try {
    const connection = running ?? (own?.connection as Connection);
    const order = { connection, dataDir, into: into ?? 'backups', now, schema };
    const made = await makeBackup({ ...order, progress: progressOf(say, 'copied') });
    noteBackup(dataDir, now);
    say(`The backup is whole: ${made}`);
    say('It holds personal data, and is not encrypted: keep it where only the right people can read it.');
  } finally {
    await own?.stop();
  }
}

type With = { now: Date; schema: string; say: Say };

/** `npm run restore FOLDER [--replace]`: checks a backup, puts it into the data folder and starts it once. */
export async function restoreFrom(config: Config, args: readonly string[], { schema, say }: Omit<With, 'now'>) {
  ownDatabaseOnly(config, 'restore it with pg_restore or from its base backup');
  const [folder] = args.filter((arg) => !arg.startsWith('--'));
  if (!folder) throw new SurroundingsError('Say which backup: npm run restore -- backups/openpals-2026-11-24-100000');
  const manifest = await checkBackup(folder, progressOf(say, 'checked'));
  if (manifest.schema > schema)
    throw new SurroundingsError(
      `The backup ${folder} was made by a newer OpenPALS (${manifest.schema}). Restore it there.`,
    );
  const replace = args.includes('--replace');
  const progress = progressOf(say, 'restored');
  const put = await putBackup(folder, manifest, { dataDir: config.dataDir, replace, progress });
  try {
    say(await holdingsOf(config.dataDir));
  } catch (error) {
    put.undo();
    throw new SurroundingsError(
      `The backup ${folder} does not start, so nothing was changed: ${error instanceof Error ? error.message : error}`,
    );
  }
  if (put.former) say(`What was there before is kept in ${put.former}. Delete it when you no longer need it.`);
  say('Start the desk: npm start');
}

async function holdingsOf(dataDir: string): Promise<string> {
  const postgres = await startPostgres({ dataDir });
  const client = new pg.Client(postgres.connection);
  try {
    await client.connect();
    const { rows } = await client.query<Record<'trusts' | 'users' | 'cases' | 'events', number>>(
      `select (select count(*) from trusts) as trusts, (select count(*) from users) as users,
         (select count(*) from cases) as cases, (select count(*) from events) as events`,
    );
    const [count] = rows;
    if (!count) throw new Error('it holds nothing');
    return `Restored and started once. Trusts: ${count.trusts}, accounts: ${count.users}, cases: ${count.cases}, events: ${count.events}.`;
  } finally {
    await client.end().catch(() => undefined);
    await postgres.stop();
  }
}

function ownDatabaseOnly({ databaseUrl }: Config, instead: string) {
  if (databaseUrl)
    throw new SurroundingsError(`DATABASE_URL is set, so the database is not in a data folder: ${instead}.`);
}

const STEP_BYTES = 100_000_000;

/** A line for each 100 MB. */
function progressOf(say: Say, done: string): Progress {
  let bytes = 0;
  return (more) => {
    const before = Math.floor(bytes / STEP_BYTES);
    bytes += more;
    if (Math.floor(bytes / STEP_BYTES) > before) say(`… ${Math.floor(bytes / 1_000_000)} MB ${done}`);
  };
}

import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { copyFile, flushDisk, hashFile, listTree, MANIFEST, type Manifest, type Progress } from './backup-files.ts';
import type { Connection } from './db.ts';
import { SurroundingsError } from './errors.ts';
import { reasonOf } from './postgres-folder.ts';

/** Made anew by every server, or of this one process alone. */
const LEFT_OUT = [
  /^postmaster\.(pid|opts)$/,
  /^backup_label(\.old)?$/,
  /^tablespace_map(\.old)?$/,
  /^pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\//,
  /(^|\/)pgsql_tmp/,
  /(^|\/)pg_internal\.init/,
];
/** Folders that a server expects, whatever was in them. */
const FOLDERS = ['pg_wal/archive_status', 'pg_wal/summaries', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial'];
const MORE_FOLDERS = ['pg_snapshots', 'pg_stat_tmp', 'pg_subtrans', 'pg_tblspc', 'pg_twophase', 'pg_commit_ts'];

type Order = { connection: Connection; dataDir: string; into: string; now: Date; schema: string; progress: Progress };

/**
 * Copies the files of the running embedded database into a new folder of `into`, while the desk goes on: PostgreSQL says
 * where the copy begins and ends, and the log of what happened in between goes with it. The folder has its name only
 * when all is there. Returns its path. @throws SurroundingsError the folder cannot be written, or the disk is full
 */
export async function makeBackup(order: Order): Promise<string> {
  const target = join(resolve(order.into), `openpals-${stamp(order.now)}`);
  const draft = `${target}.unfinished`;
  if (fs.existsSync(target)) throw new SurroundingsError(`There is a backup ${target} already.`);
  const client = new pg.Client({ ...order.connection, application_name: 'openpals backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    fs.rmSync(draft, { recursive: true, force: true });
    fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
    const files = await copyCluster(client, join(order.dataDir, 'postgres'), join(draft, 'postgres'), order.progress);
    const { rows } = await client.query<{ name: string }>(`select current_setting('server_version') as name`);
    const manifest: Manifest = {
      format: 1,
      madeAt: order.now.toISOString(),
      schema: order.schema,
      postgres: rows[0]?.name ?? '',
      files,
    };
    fs.writeFileSync(join(draft, MANIFEST), JSON.stringify(manifest, null, 1), { mode: 0o600, flush: true });
    flushDisk(draft);
    fs.renameSync(draft, target);
    return target;
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (error instanceof pg.DatabaseError || error instanceof SurroundingsError) throw error;
    throw new SurroundingsError(`The backup could not be written to ${order.into}: ${reasonOf(error)}.`);
  } finally {
    await client.end();
  }
}

async function copyCluster(client: pg.Client, from: string, to: string, progress: Progress) {
  // Until this connection ends, no log is thrown away that the copy needs.
  await client.query(`select pg_create_physical_replication_slot('openpals_backup', true, true)`);
  await client.query(`select pg_backup_start('openpals', true)`);
  for (const folder of [...FOLDERS, ...MORE_FOLDERS]) fs.mkdirSync(join(to, folder), { recursive: true, mode: 0o700 });
  const { files, emptyFolders } = listTree(from);
  for (const folder of emptyFolders) fs.mkdirSync(join(to, folder), { recursive: true, mode: 0o700 });
  const wanted = files.filter((path) => !LEFT_OUT.some((pattern) => pattern.test(path)));
  const copied = await copyAll(wanted, from, to, progress);
  const { rows } = await client.query<{ label: string; last: string }>(
    'select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(false)',
  );
  const [stop] = rows;
  if (!stop) throw new Error('The database did not end the backup.');
  fs.writeFileSync(join(to, 'backup_label'), stop.label, { mode: 0o600, flush: true });
  const label = await copyAll(['backup_label'], to, undefined, progress);
  return [...copied, ...label, ...(await copyAll(logsOf(from, stop), from, to, progress))];
}

/** The log from the beginning of the copy to its end. */
function logsOf(cluster: string, { label, last }: { label: string; last: string }): string[] {
  const first = /file ([0-9A-F]{24})/.exec(label)?.[1] ?? '';
  const names = fs.readdirSync(join(cluster, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name));
  const wanted = names.filter((name) => name >= first && name <= last).sort();
  if (wanted[0] !== first || wanted.at(-1) !== last) throw new Error('A part of the log of the database is missing.');
  return wanted.map((name) => `pg_wal/${name}`);
}

/** Without `to`: what is there already is only written down. */
async function copyAll(paths: string[], from: string, to: string | undefined, progress: Progress) {
  const done: Manifest['files'] = [];
  for (const path of paths) {
    const copied = to ? await copyFile(join(from, path), join(to, path), progress) : await noteFile(join(from, path));
    if (copied) done.push({ path, ...copied });
  }
  return done;
}

async function noteFile(path: string) {
  return { size: fs.statSync(path).size, sha256: await hashFile(path, () => undefined) };
}

/** '2026-11-24-100000', in UTC: two of one moment are one too many. */
function stamp(now: Date) {
  return now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
}

import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  boundedLog,
  claimFolder,
  inUse,
  makeSocketFolder,
  maybeSockets,
  removeSocketFolder,
} from './postgres-folder.ts';
import * as programs from './postgres-programs.ts';

/** Spread into the settings of a `pg` pool. All is given, so that no PG… variable of the environment steps in. */
export type Connection = { host: string; port: number; user: string; database: string; ssl: false };

export type Postgres = {
  connection: Connection;
  pid: number;
  /** Resolves when the server is gone, whether we stopped it or not. */
  ended: Promise<void>;
  /** Shuts down cleanly (open transactions are rolled back) and gives the folder back. */
  stop(): Promise<void>;
};

const user = 'openpals';
const database = 'openpals';
const port = 5432; // a part of the socket's name: no port is opened

/**
 * Starts the PostgreSQL that came with npm, on files in `dataDir` and a private unix socket. It ends with this process.
 * `fsync: false` is for tests: faster, and lost when the machine crashes.
 * Throws a SurroundingsError when the folder is in use or cannot be written to, or when the server does not start.
 */
export async function startPostgres({
  dataDir,
  fsync = true,
}: {
  dataDir: string;
  fsync?: boolean;
}): Promise<Postgres> {
  const bin = programs.findPrograms();
  const claim = claimFolder(dataDir);
  let sockets = '';
  try {
    sockets = makeSocketFolder(claim.folder);
    claim.note(sockets);
    const cluster = join(claim.folder, 'postgres');
    const runner = programs.chooseRunner(cluster, [join(bin, 'postgres'), claim.folder, dirname(sockets)]);
    giveTo(runner, sockets);
    if (!fs.existsSync(cluster)) await createCluster(runner, bin, cluster, fsync);
    giveTo(runner, cluster);
    const args = ['-D', cluster, '-k', sockets, ...settings(fsync)];
    const server = await launch(runner, join(bin, 'postgres'), args, cluster);
    return running(server, sockets, claim.release);
  } catch (error) {
    removeSocketFolder(sockets);
    claim.release();
    throw error;
  }
}

/** The server of another process that uses this data folder at this moment. */
export function maybeRunning(dataDir: string): Connection | undefined {
  const sockets = maybeSockets(dataDir);
  return sockets ? { host: sockets, port, user, database, ssl: false } : undefined;
}

function running(server: ChildProcess, sockets: string, release: () => void): Postgres {
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const ended = gone.then(() => {
    removeSocketFolder(sockets);
    release();
  });
  return {
    connection: { host: sockets, port, user, database, ssl: false },
    pid: server.pid ?? 0,
    ended,
    async stop() {
      server.kill('SIGINT');
      const late = setTimeout(() => server.kill('SIGQUIT'), 30_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Sized for one office on a small machine. What people typed must not reach a log, so no statement or value does. */
function settings(fsync: boolean) {
  const small = ['shared_buffers=48MB', 'max_connections=40', 'jit=off', 'random_page_cost=1.1', 'io_method=sync'];
  const silent = ['log_min_messages=log', 'log_min_error_statement=panic', 'log_statement=none'];
  const terse = ['log_error_verbosity=terse', 'log_checkpoints=off', 'log_autovacuum_min_duration=-1'];
  const alone = ['listen_addresses=', 'unix_socket_permissions=0700', 'timezone=UTC'];
  const noCopies = ['max_wal_senders=0', 'max_logical_replication_workers=0'];
  const hasty = fsync ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  return [...small, ...silent, ...terse, ...alone, ...noCopies, ...hasty].flatMap((setting) => ['-c', setting]);
}

/** Made beside its place and then renamed: whoever stops us halfway leaves nothing half made. */
async function createCluster(runner: programs.Runner, bin: string, cluster: string, fsync: boolean) {
  removeDrafts(cluster);
  const draft = fs.mkdtempSync(`${cluster}.new-`);
  giveTo(runner, draft);
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const init = ['-D', draft, '-U', user, '-A', 'trust', ...locale, ...(fsync ? [] : ['--no-sync'])];
  await programs.runToEnd(runner, join(bin, 'initdb'), init);
  const single = ['--single', '-D', draft, ...settings(fsync), 'template1'];
  await programs.runToEnd(runner, join(bin, 'postgres'), single, `create database ${database}\n`);
  fs.renameSync(draft, cluster);
}

/** A former draft may still be written to for a moment by a program whose desk was killed: hence a new name each time. */
function removeDrafts(cluster: string) {
  const former = fs.readdirSync(dirname(cluster)).filter((name) => name.startsWith(`${basename(cluster)}.new-`));
  for (const name of former) fs.rmSync(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 20 });
}

/** As root: new files, and files that root copied here, go to the user who runs the server. */
function giveTo({ user: owner }: programs.Runner, path: string) {
  if (owner && fs.statSync(path).uid === 0) spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, path]);
}

/**
 * Waits until the server takes connections; recovery after a power cut takes as long as it takes. When the process that
 * owned this folder was killed, its server may still be closing down: that is waited for, some 15 seconds at most.
 */
async function launch(runner: programs.Runner, program: string, args: string[], cluster: string) {
  const log = boundedLog(join(dirname(cluster), 'postgres.log'));
  for (let triesLeft = 75; ; triesLeft -= 1) {
    const server = programs.start(runner, program, args);
    server.stderr?.on('data', log);
    programs.stopWithUs(runner, server);
    const said = await programs.untilReady(server);
    if (said === undefined) return programs.letGo(server);
    if (!/pre-existing shared memory block|lock file ".*" already exists/.test(said)) throw programs.failure(said);
    if (triesLeft === 0) throw inUse(dirname(cluster), formerServer(cluster));
    await sleep(200);
  }
}

function formerServer(cluster: string) {
  const file = join(cluster, 'postmaster.pid');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n')[0] : undefined;
}

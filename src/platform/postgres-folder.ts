import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { SurroundingsError } from './errors.ts';

/** The folder is ours until `release()` or until this process is gone, however it goes. */
export type Claim = { folder: string; note(socketFolder: string): void; release(): void };

/**
 * Makes the data folder if need be and becomes its one owner.
 *
 * The lock is one of the kernel (flock), on a file that this process keeps open: it ends with the process, also after
 * kill -9, and a number that was given to another process meanwhile cannot be mistaken for us. Where the command
 * `flock` is missing, PostgreSQL's own lock file is the only guard.
 */
export function claimFolder(dataDir: string): Claim {
  const wanted = resolve(dataDir);
  const [folder, file] = openLock(wanted);
  const tried = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', file] });
  const [owner, formerSocketFolder] = fs.readFileSync(file, 'utf8').split('\n');
  if (tried.status === 1) {
    fs.closeSync(file);
    throw inUse(wanted, owner);
  }
  if (tried.status === 0 && formerSocketFolder) removeSocketFolder(formerSocketFolder);
  return {
    folder,
    note(socketFolder) {
      fs.ftruncateSync(file);
      fs.writeSync(file, `${process.pid}\n${socketFolder}\n`, 0);
    },
    release: () => fs.closeSync(file),
  };
}

/** Where the socket of the server is that another process runs on this folder. */
export function maybeSockets(dataDir: string): string | undefined {
  const file = join(resolve(dataDir), 'lock');
  if (!fs.existsSync(file)) return undefined;
  const sockets = fs.readFileSync(file, 'utf8').split('\n')[1];
  return sockets && fs.existsSync(join(sockets, '.s.PGSQL.5432')) ? sockets : undefined;
}

export function inUse(dataDir: string, owner: string | number | undefined) {
  const who = owner ? ` (process ${owner})` : '';
  return new SurroundingsError(`The data folder ${dataDir} is being used by another OpenPALS${who}.`);
}

function openLock(wanted: string): [folder: string, file: number] {
  try {
    // As root the database runs as another user, who must be able to pass through, though not to look around.
    makeFolder(wanted, process.getuid?.() === 0 ? 0o711 : 0o700);
    const folder = fs.realpathSync(wanted);
    fs.accessSync(folder, fs.constants.W_OK);
    return [folder, fs.openSync(join(folder, 'lock'), fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600)];
  } catch (error) {
    throw new SurroundingsError(`The data folder ${wanted} cannot be written to: ${reasonOf(error)}.`);
  }
}

/** Not by Node's own `recursive`, which never comes back from a path such as /proc/data. */
function makeFolder(path: string, mode: number) {
  if (fs.existsSync(path)) return;
  makeFolder(dirname(path), mode);
  fs.mkdirSync(path, { mode });
}

const reasons: Record<string, string> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'a part of the path is a file',
};

/** A failure of the file system in words. */
export function reasonOf(error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (code || String(error));
}

/**
 * A new folder for the database's socket, 0700. It is not inside the data folder because the path of a socket may have
 * some 100 bytes only, and the one of a data folder can be of any length.
 */
export function makeSocketFolder(dataDir: string) {
  for (const parent of [tmpdir(), '/tmp', dataDir]) {
    // The database takes a list here: a comma, a quote or a blank would divide it.
    const usable = /^[\w./+-]+$/.test(parent) && join(parent, 'openpals-123456', '.s.PGSQL.5432').length < 100;
    try {
      if (usable) return fs.realpathSync(fs.mkdtempSync(join(parent, 'openpals-')));
    } catch {
      // Missing or not writable: the next one.
    }
  }
  throw new SurroundingsError(`There is no folder for the database's socket: ${tmpdir()} cannot be written to.`);
}

/** Removes a socket folder, and nothing else, whatever the lock file says. */
export function removeSocketFolder(folder: string) {
  if (/\/openpals-\w{6}$/.test(folder)) fs.rmSync(folder, { recursive: true, force: true });
}

/** Whether every user may pass from the root of the disk down to `path` and read or enter it. */
export function isOpenToAll(path: string): boolean {
  const open = (fs.statSync(path).mode & 0o001) !== 0;
  return open && (path === dirname(path) || isOpenToAll(dirname(path)));
}

/** A log of two files, at most `limit` bytes each. It never fails: a full disk must not stop the desk for its log. */
export function boundedLog(path: string, limit = 1_000_000) {
  return (chunk: Buffer) => {
    try {
      const size = fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size + chunk.length > limit) fs.renameSync(path, `${path}.1`);
      fs.appendFileSync(path, chunk, { mode: 0o600 });
    } catch {
      // See above.
    }
  };
}

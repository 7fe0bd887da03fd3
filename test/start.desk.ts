import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');

/** Beforehand, so that the first start is as quick as the others. */
export function build() {
  const code = `require(${JSON.stringify(join(root, 'scripts/setup.cjs'))}).ensureBuilt()`;
  spawnSync(process.execPath, ['-e', code], { stdio: 'ignore' });
}

/** A port that nobody has at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

export type Started = { process: ChildProcess; said: () => string; code: Promise<number | null> };

/** `npm start` in a process of its own, with these settings and no others. */
export function start(settings: Record<string, string>, command: string[] = []): Started {
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', ...settings };
  const child = spawn(process.execPath, [join(root, 'scripts/start.cjs'), ...command], { env, cwd: '/' });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      words += chunk;
    });
  }
  return { process: child, said: () => words, code: new Promise((resolve) => child.once('close', resolve)) };
}

/** Resolves when the desk has said that it is ready; throws what it said if it ended instead. */
export async function ready(started: Started): Promise<string> {
  const ended = started.code.then(() => true);
  while (!started.said().includes('OpenPALS is ready')) {
    if (await Promise.race([ended, sleep(25, false)])) throw new Error(started.said());
  }
  return started.said();
}

/** What one that must not start says, and the code with which it ends. */
export async function refusal(settings: Record<string, string>) {
  const started = start(settings);
  const code = await started.code;
  return { code, said: started.said() };
}

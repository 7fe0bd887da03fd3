// What checks for viruses in tests: a real clamd where one is installed, otherwise a small server that speaks as it does.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScannerAddress } from '../src/platform/clamd.ts';

const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find((path) => existsSync(path));
/** Harmless words that our own signature calls a virus. */
export const BAD = 'OPENPALS-HARMLESS-TEST-SIGNATURE';

/** By what the tests check, for their titles. */
export const CHECKED_BY = CLAMD
  ? `with ${execFileSync(CLAMD, ['--version'], { encoding: 'utf8' }).trim()}`
  : 'with a server that speaks as clamd does: no clamd is installed here';

export type VirusCheck = { address: ScannerAddress; nobody: ScannerAddress; stop: () => void };

export async function startVirusCheck(): Promise<VirusCheck> {
  const folder = mkdtempSync(join(tmpdir(), 'pals-clamd-'));
  const { address, stop } = CLAMD ? await startClamd(CLAMD, folder) : await startOwn();
  const end = () => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, nobody: { path: join(folder, 'nobody.sock') }, stop: end };
}

/** A real clamd with one signature of our own, as this user, on a socket in a folder of ours. */
async function startClamd(program: string, folder: string) {
  const path = join(folder, 'clamd.sock');
  writeFileSync(join(folder, 'own.ndb'), `OpenPALS.Test:0:*:${Buffer.from(BAD).toString('hex')}\n`);
  const settings = [`LocalSocket ${path}`, `DatabaseDirectory ${folder}`, 'Foreground yes', 'StreamMaxLength 1M'];
  writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
  const child: ChildProcess = spawn(program, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  for (let tries = 0; tries < 300 && !existsSync(path); tries += 1) await new Promise((done) => setTimeout(done, 100));
  return { address: { path }, stop: () => void child.kill() };
}

/** The same protocol, spoken by a small server of our own: for machines without clamd. */
async function startOwn() {
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more]);
      if (bytes.length > 1_100_000) return socket.end('INSTREAM size limit exceeded. ERROR\0');
      // What came along with an email is packed as base64; clamd unpacks it.
      const packed = Buffer.from(BAD).toString('base64').slice(0, 40);
      if (bytes.subarray(-4).equals(Buffer.alloc(4)) && bytes.length > 14)
        socket.end(
          bytes.includes(BAD) || bytes.includes(packed) ? 'stream: OpenPALS.Test.UNOFFICIAL FOUND\0' : 'stream: OK\0',
        );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const port = server.address();
  const address = { host: '127.0.0.1', port: typeof port === 'object' && port ? port.port : 0 };
  return { address, stop: () => void server.close() };
}

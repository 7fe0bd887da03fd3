import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';
import { listOpenPromises } from '../cases/index.ts';
import { clamd, type ScannerAddress } from '../platform/clamd.ts';
import { PDF } from './files.examples.ts';
import { listFiles } from './files.ts';

const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find((path) => existsSync(path));
/** Harmless words that our own signature calls a virus. */
const BAD = 'OPENPALS-HARMLESS-TEST-SIGNATURE';

const folder = mkdtempSync(join(tmpdir(), 'pals-clamd-'));
let address: ScannerAddress;
let stop = () => {};

/** A real clamd with one signature of our own, as this user, on a socket in a folder of ours. */
async function startClamd(program: string): Promise<ScannerAddress> {
  const path = join(folder, 'clamd.sock');
  writeFileSync(join(folder, 'own.ndb'), `OpenPALS.Test:0:*:${Buffer.from(BAD).toString('hex')}\n`);
  const settings = [`LocalSocket ${path}`, `DatabaseDirectory ${folder}`, 'Foreground yes', 'StreamMaxLength 1M'];
  writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
  const child: ChildProcess = spawn(program, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  stop = () => void child.kill();
  for (let tries = 0; tries < 300 && !existsSync(path); tries += 1) await new Promise((done) => setTimeout(done, 100));
  return { path };
}

/** The same protocol, spoken by a small server of our own: for machines without clamd. */
async function startOwn(): Promise<ScannerAddress> {
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more]);
      if (bytes.length > 1_100_000) return socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (bytes.subarray(-4).equals(Buffer.alloc(4)) && bytes.length > 14)
        socket.end(bytes.includes(BAD) ? 'stream: OpenPALS.Test.UNOFFICIAL FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stop = () => void server.close();
  const port = server.address();
  return { host: '127.0.0.1', port: typeof port === 'object' && port ? port.port : 0 };
}

beforeAll(async () => {
  address = CLAMD ? await startClamd(CLAMD) : await startOwn();
}, 60_000);
afterAll(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  delete open().house.scanner;
});

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

describe(
  CLAMD
    ? `with ${execFileSync(CLAMD, ['--version'], { encoding: 'utf8' }).trim()}`
    : 'with a server that speaks as clamd does: no clamd is installed here',
  () => {
    test('good bytes are clean, those with our own signature are not', async () => {
      expect(await clamd(address)(bytesOf('Good morning'))).toEqual({ clean: true });
      expect(await clamd(address)(bytesOf(`so ${BAD} so`))).toEqual({
        clean: false,
        virus: 'OpenPALS.Test.UNOFFICIAL',
      });
    });

    test('a file can be opened once it is checked, and not before', async () => {
      open().house.scanner = clamd(address);
      const { sam, kase, runJobs } = await newWorld();
      await runJobs();
      await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'letter.pdf', bytes: PDF }]);
      const [file] = await sam.as((ctx) => listFiles(ctx, kase));
      const way = `/desk/cases/${kase.ref}/files/${file?.id}`;
      expect((await sam.get(way)).status).toBe(422);
      expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('#files-block')).toContain(
        'Waiting for the virus check',
      );
      expect(await runJobs()).toContain('files.check');
      expect((await sam.get(way)).bytes.equals(PDF)).toBe(true);
      const block = (await sam.get(`/desk/cases/${kase.ref}`)).page().one('#files-block');
      expect(block).not.toContain('virus check');
    });

    test('a file with a virus is opened by nobody, the case says so, and the manager has it to look into', async () => {
      open().house.scanner = clamd(address);
      const { sam, kase, runJobs, staff } = await newWorld();
      const mia = await staff('manager', 'Mia Long');
      await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'bad.txt', bytes: BAD }]);
      await runJobs();
      const [file] = await sam.as((ctx) => listFiles(ctx, kase));
      expect(file).toMatchObject({ state: 'infected', found: 'OpenPALS.Test.UNOFFICIAL' });
      for (const desk of [sam, mia])
        for (const way of ['', '/preview'])
          expect((await desk.get(`/desk/cases/${kase.ref}/files/${file?.id}${way}`)).status).toBe(422);
      const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
      expect(page.one('#files-block')).toContain('Virus found. Nobody can open this file.');
      expect(page.one('.app-timeline')).toContain('The virus check found something in a file');
      const promises = await mia.as((ctx) => listOpenPromises(ctx, kase.id));
      expect(promises.find(({ kind }) => kind === 'look_into')?.owner_id).toBe(mia.id);
    });

    test('a file too large for the check waits, and the page says for what', async () => {
      open().house.scanner = clamd(address);
      const { sam, kase, runJobs } = await newWorld();
      await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'long.txt', bytes: 'long '.repeat(400_000) }]);
      await runJobs();
      const block = (await sam.get(`/desk/cases/${kase.ref}`)).page().one('#files-block');
      expect(block).toContain('it does not take a file of this size');
    });
  },
);

test('while the scanner is away a file waits, and is checked when it is back', async () => {
  open().house.scanner = clamd({ path: join(folder, 'nobody.sock') });
  const { sam, kase, runJobs, runSweep } = await newWorld();
  await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'letter.pdf', bytes: PDF }]);
  await runJobs();
  const state = async () => (await sam.as((ctx) => listFiles(ctx, kase)))[0]?.state;
  expect(await state()).toBe('waiting');
  open().house.scanner = clamd(address);
  await runSweep('files.check_again');
  await runJobs();
  expect(await state()).toBe('clean');
});

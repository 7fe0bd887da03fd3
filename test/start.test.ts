import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maybeRunning, startPostgres } from '../src/platform/postgres.ts';
import { PDF } from './example-files.ts';
import { build, freePort, ready, refusal, type Started, start } from './start.desk.ts';
import { isAlive } from './surroundings.desk.ts';

// The whole of `npm start`, as somebody who installs it meets it. Live installations: a demonstration takes longer to make.

const place = fs.mkdtempSync(join(tmpdir(), 'openpals-test-'));
fs.chmodSync(place, 0o755);
const opened: Started[] = [];
beforeAll(build);
afterAll(() => {
  for (const { process } of opened) process.kill('SIGKILL');
  fs.rmSync(place, { recursive: true, force: true, maxRetries: 20 });
});

let folders = 0;
const newFolder = () => join(place, `data-${++folders}`);

async function open(settings: Record<string, string>) {
  const port = await freePort();
  const started = start({ PORT: `${port}`, DEMO: 'off', ...settings });
  opened.push(started);
  const said = await ready(started);
  return { ...started, said, port, at: (path: string) => `http://127.0.0.1:${port}${path}` };
}

async function soon(isSo: () => boolean | Promise<boolean>) {
  for (let tries = 200; tries > 0; tries -= 1) {
    if (await isSo()) return true;
    await sleep(50);
  }
  return false;
}

const databasePid = (dataDir: string) =>
  Number(fs.readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

const MANAGER = {
  trust: 'Seatown NHS Trust',
  name: 'Mia Long',
  email: 'mia@seatown.example',
  password: 'four words that differ',
};

const post = (address: string, fields: Record<string, string>) =>
  fetch(address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });

describe('a live installation', () => {
  const dataDir = newFolder();

  test('prints a one-time link at its first start, has no invented people, and is stopped in order', async () => {
    const desk = await open({ DATA_DIR: dataDir });
    expect(desk.said).toContain(`OpenPALS is ready: http://localhost:${desk.port}/desk\n`);
    const link = /within 24 hours, at: http:\/\/localhost:\d+(\/set-up\/[\w-]{43})\n/.exec(desk.said)?.[1] ?? '';
    const signIn = await (await fetch(desk.at('/sign-in'))).text();
    expect(signIn).not.toMatch(/invented|Demonstration/);
    expect((await post(desk.at('/sign-in/persona'), { email: 'sam.reid@anytown.example' })).status).toBe(422);
    expect((await fetch(desk.at(link))).status).toBe(200);
    expect((await post(desk.at(link), MANAGER)).status).toBe(303);
    expect((await fetch(desk.at(link))).status).toBe(404);
    const answer = await post(desk.at('/sign-in'), MANAGER);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in/code?next=%2Fdesk']);
    expect(await (await fetch(desk.at('/health'))).json()).toMatchObject({ status: 'ok' });
    desk.process.kill('SIGTERM');
    expect(await desk.code).toBe(0);
  });

  test('prints no link once somebody has an account, and refuses to become a demonstration', async () => {
    const desk = await open({ DATA_DIR: dataDir });
    expect(desk.said).not.toContain('set-up');
    expect((await post(desk.at('/sign-in'), MANAGER)).status).toBe(303);
    const second = { PORT: `${await freePort()}`, DATA_DIR: dataDir, DEMO: 'off' };
    expect(await refusal(second)).toEqual({
      code: 1,
      said: `The data folder ${dataDir} is being used by another OpenPALS (process ${desk.process.pid}).\n`,
    });
    desk.process.kill('SIGINT');
    expect(await desk.code).toBe(0);
    expect(await refusal({ ...second, DEMO: 'on' })).toEqual({
      code: 1,
      said: 'This database was set up as live, and DEMO=on was asked for. Use another DATA_DIR or database.\n',
    });
  });

  test('that is killed takes its database along, and the next start is a clean one', async () => {
    const killed = await open({ DATA_DIR: dataDir });
    const pid = databasePid(dataDir);
    killed.process.kill('SIGKILL');
    expect(await soon(() => !isAlive(pid))).toBe(true);
    const next = await open({ DATA_DIR: dataDir });
    expect(next.said.trim()).toBe(`OpenPALS is ready: http://localhost:${next.port}/desk`);
    expect((await post(next.at('/sign-in'), MANAGER)).status).toBe(303);
  });

  test('whose database is killed says so in one line and ends, and the next start is a clean one', async () => {
    for (const { process } of opened) process.kill('SIGKILL');
    const desk = await open({ DATA_DIR: dataDir });
    process.kill(databasePid(dataDir), 'SIGKILL');
    expect(await desk.code).toBe(1);
    const line = 'The database has stopped. Start OpenPALS again; everything that was saved is kept.\n';
    expect(opened.at(-1)?.said().endsWith(line)).toBe(true);
    const next = await open({ DATA_DIR: dataDir });
    expect((await post(next.at('/sign-in'), MANAGER)).status).toBe(303);
    next.process.kill('SIGTERM');
    expect(await next.code).toBe(0);
  });
});

describe('one clear line, and nothing is touched', () => {
  test('when the port is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const DATA_DIR = newFolder();
    expect(await refusal({ PORT: `${port}`, DATA_DIR })).toEqual({
      code: 1,
      said: `Port ${port} is taken. Stop what uses it, or start with another: PORT=${port + 1} npm start\n`,
    });
    expect(fs.existsSync(DATA_DIR)).toBe(false);
    other.close();
  });

  test('when a setting is wrong, or the data folder cannot be made', async () => {
    expect(await refusal({ PORT: 'x' })).toEqual({
      code: 1,
      said: 'PORT must be a whole number from 1 to 65535, not "x".\n',
    });
    const file = join(place, 'letter.txt');
    fs.writeFileSync(file, '');
    expect(await refusal({ PORT: `${await freePort()}`, DATA_DIR: file })).toEqual({
      code: 1,
      said: `The data folder ${file} cannot be written to: a part of the path is a file.\n`,
    });
  });

  test('when no database answers', async () => {
    const DATABASE_URL = 'postgres://u:secret@127.0.0.1:1/pals';
    expect(await refusal({ PORT: `${await freePort()}`, DATABASE_URL })).toEqual({
      code: 1,
      said: 'DATABASE_URL: no PostgreSQL answers at 127.0.0.1:1 (ECONNREFUSED).\n',
    });
  });
});

test('with a database of one’s own the desk waits for it while it is away, and says so to whoever watches', async () => {
  const server = { dataDir: newFolder(), fsync: false };
  const sockets = join(place, 'sockets'); // stays the same while the server behind it is started anew
  const first = await startPostgres(server);
  fs.symlinkSync(first.connection.host, sockets);
  const desk = await open({ DATABASE_URL: `postgres://openpals@/openpals?host=${sockets}` });
  const health = async () => (await fetch(desk.at('/health'))).status;
  expect(await health()).toBe(200);
  await first.stop();
  expect(await health()).toBe(503);
  expect((await fetch(desk.at('/sign-in'))).status).toBe(500);
  const second = await startPostgres(server);
  fs.rmSync(sockets);
  fs.symlinkSync(second.connection.host, sockets);
  expect(await soon(async () => (await health()) === 200)).toBe(true);
  desk.process.kill('SIGTERM');
  expect(await desk.code).toBe(0);
  await second.stop();
});

describe('npm run worker', () => {
  test('checks files as the desk would, beside a desk that leaves the jobs to it', async () => {
    const dataDir = newFolder();
    const scanner = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        if (bytes.subarray(-4).equals(Buffer.alloc(4))) socket.end('stream: OK\0');
      });
    });
    await new Promise<void>((listening) => scanner.listen(0, '127.0.0.1', listening));
    const address = scanner.address();
    const CLAMD = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const desk = await open({ DATA_DIR: dataDir, JOBS: 'off', CLAMD });
    const worker = start({ DATA_DIR: dataDir, DEMO: 'off', CLAMD }, ['worker']);
    opened.push(worker);
    const link = /http:\/\/localhost:\d+(\/set-up\/[\w-]{43})\n/.exec(desk.said)?.[1] ?? '';
    await post(desk.at(link), MANAGER);
    const database = new pg.Client({ ...maybeRunning(dataDir) });
    database.on('error', () => undefined);
    await database.connect();
    const cookie = await signedIn(database);
    const headers = { cookie: `pals_session=${cookie}`, 'sec-fetch-site': 'same-origin' };
    const send = (path: string, body: BodyInit) =>
      fetch(desk.at(path), { method: 'POST', headers, body, redirect: 'manual' });
    const call = (await send('/desk/contacts', new URLSearchParams())).headers.get('location') ?? '';
    const said = { notes: 'A letter will follow', next: 'sorted' };
    const kase = (await send(`${call}/finish`, new URLSearchParams(said))).headers.get('location') ?? '';
    const files = `${kase.split('?')[0]}/files`;
    const form = new FormData();
    form.append('files', new Blob([PDF], { type: 'application/pdf' }), 'letter.pdf');
    expect(kase).toMatch(/^\/desk\/cases\/PAL-/);
    expect((await send(files, form)).status).toBe(303);
    const state = async () => (await database.query<{ state: string }>('select state from files')).rows[0]?.state;
    expect(await soon(async () => (await state()) === 'clean')).toBe(true);
    await database.end();
    worker.process.kill('SIGTERM');
    expect(await worker.code).toBe(0);
    desk.process.kill('SIGTERM');
    expect(await desk.code).toBe(0);
    scanner.close();
  }, 90_000);
});

/** A session of the manager as if they had signed in, with their second step. */
async function signedIn(database: pg.Client): Promise<string> {
  const token = 'a'.repeat(43);
  await database.query(
    `insert into sessions (trust_id, id, user_id, started_at, last_seen_at, ends_at, device, signed_by)
     select trust_id, $1, id, now(), now(), now() + interval '1 hour', '', 'password' from users`,
    [createHash('sha256').update(token).digest()],
  );
  return token;
}

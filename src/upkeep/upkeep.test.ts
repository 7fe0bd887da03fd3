import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newTrust, open, TUESDAY } from '../../test/harness.ts';
import { clamd } from '../platform/clamd.ts';
import { noteBackup } from '../platform/installation.ts';
import { diskLine } from './upkeep.rules.ts';

const HOUR = 3_600_000;
const SYSTEM = '/desk/settings/system';
const folders: string[] = [];

afterEach(() => {
  delete open().house.installation;
  delete open().house.scanner;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A trust on an installation with a data folder of its own, and whoever looks after it. */
async function installation() {
  const { staff, clock } = await newTrust();
  const dataDir = mkdtempSync(join(tmpdir(), 'openpals-upkeep-'));
  folders.push(dataDir);
  open().house.installation = { code: '1.2.3', schema: '0001', startedAt: clock.now, dataDir };
  const owen = await staff('system_administrator', 'Owen Prosser');
  const lines = async () => (await owen.get(SYSTEM)).page().all('.app-results__item');
  const line = async (what: string) => (await lines()).find((one) => one.startsWith(what)) ?? '';
  return { owen, staff, clock, dataDir, lines, line };
}

test('an administrator sees how database, disk, backup, jobs and virus check are, what needs somebody first', async () => {
  const { owen, lines, line } = await installation();
  expect((await owen.get('/desk/settings')).body).toContain(`href="${SYSTEM}"`);
  expect((await owen.get(SYSTEM)).page().one('main')).toContain('OpenPALS 1.2.3, running since 10am');
  expect(await line('Database')).toMatch(/Well.*PostgreSQL \d+\.\d+, less than 1 GB\./);
  expect(await line('Disk')).toMatch(/\d (GB|MB) of \d+ (GB|MB) free where the data are\./);
  expect(await line('Work in the background')).toContain('Nothing is late, nothing was given up.');
  const states = (await lines()).map((one) => one.includes('Look at this'));
  expect(states).toEqual([...states].sort((a, b) => Number(b) - Number(a)));
});

test('a backup of last night is well; none, or one of the day before, needs somebody', async () => {
  const { clock, dataDir, line } = await installation();
  expect(await line('Backup')).toMatch(/Look at this.*None has been made yet.*npm run backup/);
  noteBackup(dataDir, new Date(clock.now.getTime() - 9 * HOUR));
  expect(await line('Backup')).toMatch(/Well.*Last made at 1am on Tuesday 24 November\./);
  noteBackup(dataDir, new Date(clock.now.getTime() - 34 * HOUR));
  expect(await line('Backup')).toMatch(/Look at this.*Last made at 12am on Monday 23 November\./);
});

test('with a database of the trust’s own the desk says that it cannot see its backup', async () => {
  const { line } = await installation();
  open().house.installation = { code: '1.2.3', schema: '0001', startedAt: TUESDAY };
  expect(await line('Backup')).toContain('Made by those who run your database.');
  expect(await line('Disk')).toBe('');
});

test('the virus check is asked: not set up, gone, or answering', async () => {
  const { line, dataDir } = await installation();
  expect(await line('Virus check')).toMatch(/Look at this.*Not set up/);
  open().house.scanner = clamd({ path: join(dataDir, 'nobody.sock') });
  expect(await line('Virus check')).toMatch(/Look at this.*Does not answer/);
  const path = join(dataDir, 'clamd.sock');
  const server = createServer((socket) => socket.once('data', () => socket.end('stream: OK\0'))).listen(path);
  open().house.scanner = clamd({ path });
  expect(await line('Virus check')).toMatch(/Well.*Answers\./);
  server.close();
});

test('a disk without room for a backup of the database needs somebody', () => {
  const disk = { free: 10_000_000_000, total: 50_000_000_000 };
  expect(diskLine(disk, 1_000_000_000)).toMatchObject({ well: true, words: '10 GB of 50 GB free where the data are.' });
  expect(diskLine(disk, 9_000_000_000).well).toBe(false);
  expect(diskLine({ ...disk, free: 1_500_000_000 }, 1_000_000)).toMatchObject({ well: false });
});

test('an officer does not see it', async () => {
  const { staff } = await installation();
  expect((await (await staff('officer')).get(SYSTEM)).status).toBe(403);
});

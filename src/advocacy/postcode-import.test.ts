import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { TUESDAY } from '../../test/harness.ts';
import { migrate } from '../platform/migrate.ts';
import { takePostcodes } from '../postcodes.ts';
import { importPostcodes } from './postcode-import.ts';

const folder = mkdtempSync(join(tmpdir(), 'openpals-test-'));
const database = `postcodes_${randomUUID().replaceAll('-', '')}`;
// The table is of the whole installation, so that it is exchanged in a database of its own.
const connection = { ...inject('database'), port: 5432, ssl: false as const, database };
let owner: pg.Client;

async function at<T>(to: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(to);
  await client.connect();
  return work(client).finally(() => client.end());
}

beforeAll(async () => {
  await at(inject('database'), (client) => client.query(`create database ${database}`));
  await migrate(connection, join(import.meta.dirname, '..', '..', 'migrations'));
  owner = new pg.Client(connection);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await at(inject('database'), (client) => client.query(`drop database ${database} with (force)`));
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await owner.query('delete from postcodes');
  await owner.query('delete from postcode_imports');
});

/** A row as the directory has it: ended, of Scotland, of Wales, whatever is wanted. */
const row = (postcode: string, district: string, { county = 'E99999999', ended = '' } = {}) =>
  `"${postcode.replace(' ', '')}","${postcode}","${postcode}","198001","${ended}","${county}","E99999999","${district}","E05000001",394251`;
const HEAD = 'pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,oseast1m';

let files = 0;
const take = (lines: readonly string[], ...args: string[]) => takeFile('csv', lines.join('\r\n'), ...args);

async function takeFile(kind: 'csv' | 'zip', bytes: string | Buffer, ...args: string[]) {
  files += 1;
  const path = join(folder, `ONSPD_${files}.${kind}`);
  writeFileSync(path, bytes);
  const said: string[] = [];
  const now = new Date(TUESDAY.getTime() + files * 60_000);
  await takePostcodes(connection, [path, ...args], { now, say: (line) => said.push(line), into: folder });
  return said;
}

const stored = async () => {
  const { rows } = await owner.query<{ line: string }>(
    `select postcode || ' ' || council as line from postcodes order by 1`,
  );
  return rows.map(({ line }) => line);
};

const GOOD = [
  HEAD,
  row('AN1 1AA', 'E07000202', { county: 'E10000029' }),
  row('AN1 1AB', 'E07000202', { county: 'E10000029', ended: '199606' }),
  row('ZZ1 1AA', 'E08000003'),
  row('ZY1 1AA', 'S12000036', { county: 'S99999999' }),
  row('ZX1 1AA', 'W06000015', { county: 'W99999999' }),
  row('ZW1 1AA', 'E06999999'),
];

test('counties stand for their districts; ended ones and those of other countries are taken; new councils are told', async () => {
  const said = await take(GOOD);
  expect(await stored()).toEqual([
    'AN11AA E10000029',
    'AN11AB E10000029',
    'ZW11AA E06999999',
    'ZX11AA W06000015',
    'ZY11AA S12000036',
    'ZZ11AA E08000003',
  ]);
  expect(said).toEqual([
    '6 postcodes are there, 1 of them ended.',
    'Councils that are not in the list: E06999999. Name them under Advocates by council, Import a list.',
  ]);
  const { rows } = await owner.query('select file, postcodes, ended, refused, unknown from postcode_imports');
  expect(rows).toEqual([{ file: 'ONSPD_1.csv', postcodes: 6, ended: 1, refused: 0, unknown: { E06999999: 1 } }]);
  await owner.query('set role openpals_app');
  expect((await owner.query('select council from postcodes')).rowCount).toBe(6);
  await expect(owner.query('delete from postcodes')).rejects.toThrow('permission denied');
  await owner.query('reset role');
});

test('columns are known in any order and by the names of later years, and a district finds its county without one', async () => {
  await take(['\uFEFFlad25cd,pcds', 'E07000202,AN1 1AA', 'E09000001,EC1A 1BB', '']);
  expect(await stored()).toEqual(['AN11AA E10000029', 'EC1A1BB E09000001']);
});

test('each line that is left out is reported with its number and why, and the rest is taken', async () => {
  const many = Array.from({ length: 600 }, (_, at) =>
    row(`AN${Math.floor(at / 100) + 1} ${at % 10}A${'ABDEFGHJLN'.charAt(Math.floor(at / 10) % 10)}`, 'E08000003'),
  );
  const bad = [
    row('ring me', 'E08000003'),
    row('AN9 9AA', ''),
    row('AN9 9AB', 'nowhere'),
    row('AN9 OAA', 'E08000003'),
    many[0] ?? '',
  ];
  const said = await take([HEAD, ...many, ...bad]);
  expect(said[0]).toBe('600 postcodes are there, 0 of them ended.');
  expect(said[1]).toContain('5 lines were left out: ');
  const report = readFileSync(said[1]?.split(': ')[1] ?? '', 'utf8');
  expect(report.split('\n').slice(0, 5)).toEqual([
    '602,"“ringme” is no postcode"',
    '603,"It names no council"',
    '604,"“nowhere” is no code of a council"',
    '605,"“AN9OAA” is no postcode"',
    '606,"This postcode stands in the file twice"',
  ]);
});

test('another file, a broken one, an empty one and one that was cut off change nothing', async () => {
  await take(GOOD);
  const before = await stored();
  const refused = (lines: readonly string[], ...args: string[]) => expect(take(lines, ...args)).rejects;
  await refused(['name,phone', 'Ada,1']).toThrow('This is no postcode directory');
  await refused(['']).toThrow('The file is empty');
  await refused([HEAD, row('x', 'E08000003'), row('AN1 1AA', 'E08000003')]).toThrow('1 of 2 lines cannot be read');
  await refused(GOOD.slice(0, 4)).toThrow('The file has 3 postcodes, and there are 6 now. Is it whole?');
  const other = Array.from({ length: 100_000 }, () => `Ada,1${' '.repeat(40)}`);
  await refused([HEAD, ...other]).toThrow(/[34]\d,\d{3} of [34]\d,\d{3} lines cannot be read/);
  await refused(['x'.repeat(2_000_000)]).toThrow('a line of it does not end');
  await expect(takePostcodes(connection, [], { now: TUESDAY, say: () => undefined })).rejects.toThrow('Say which file');
  await expect(takePostcodes(connection, ['/nowhere.csv'], { now: TUESDAY, say: () => undefined })).rejects.toThrow(
    'There is no file',
  );
  expect(await stored()).toEqual(before);
  expect((await owner.query(`select from pg_class where relname = 'postcodes_next'`)).rowCount).toBe(0);
  await take(GOOD.slice(0, 4), '--fewer');
  expect(await stored()).toHaveLength(3);
});

test('a second import at the same time is told to wait', async () => {
  await owner.query('select pg_advisory_lock(720227)');
  await expect(take(GOOD)).rejects.toThrow('Another import of postcodes is running');
  await owner.query('select pg_advisory_unlock(720227)');
  await take(GOOD);
  expect(await stored()).toHaveLength(6);
});

/** A zip file as programs make them, with what it holds. */
function zipOf(holds: Record<string, string>, method = 8): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(holds)) {
    const whole = Buffer.from(text);
    const packed = method === 8 ? deflateRawSync(whole) : whole;
    // What stands before each of them and again in the list at the end: kind, method, time, sum, lengths.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(crc32(whole), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(whole.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    parts.push(Buffer.from('PK\x03\x04'), facts, Buffer.from(name), packed);
    list.push(Buffer.from('PK\x01\x02\x14\0'), facts, place, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  for (const count of [8, 10]) end.writeUInt16LE(parts.length / 4, count);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...list, end]);
}

test('the zip file is taken as it was downloaded: of its tables the whole one; what is broken in it changes nothing', async () => {
  const table = GOOD.join('\r\n');
  const holds = { 'Read me.txt': 'Hello', 'Data/multi_csv/ONSPD_AB.csv': HEAD, 'Data/ONSPD_NOV_2026_UK.csv': table };
  const zip = zipOf(holds);
  expect((await takeFile('zip', zip))[0]).toBe('6 postcodes are there, 1 of them ended.');
  expect(await stored()).toHaveLength(6);
  const { rows } = await owner.query('select file from postcode_imports');
  expect(rows).toEqual([{ file: 'ONSPD_NOV_2026_UK.csv' }]);
  const refused = (bytes: Buffer) => expect(takeFile('zip', bytes, '--fewer')).rejects;
  const spoilt = Buffer.from(zip);
  spoilt.writeUInt8(
    spoilt.readUInt8(zip.indexOf('multi_csv/ONSPD_AB.csv') + 200) ^ 0xff,
    zip.indexOf('multi_csv/ONSPD_AB.csv') + 200,
  );
  await refused(spoilt).toThrow('This zip file is broken');
  await refused(zip.subarray(0, zip.length - 40)).toThrow('This zip file is broken');
  await refused(zip.subarray(0, 60)).toThrow('This zip file is broken');
  await refused(zipOf({ 'Read me.txt': 'Hello' })).toThrow('There is no table');
  await refused(zipOf(holds, 12)).toThrow('Unpack it');
  expect(await stored()).toHaveLength(6);
});

test('killed in the middle: people are answered from the old table all the while, nothing of it stays, and the next run is whole', async () => {
  await take(GOOD.slice(0, 4));
  const before = await stored();
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  const socket = (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream;
  let seen: string[] = [];
  async function* untilKilled() {
    yield { lines: GOOD, read: 0.5 };
    seen = await stored();
    socket.destroy();
    yield { lines: [row('AN9 9AA', 'E08000003')], read: 1 };
  }
  const file = { name: 'ONSPD_X.csv', batches: untilKilled(), fewer: false, now: TUESDAY };
  await expect(
    importPostcodes(client, file, { progress: () => undefined, refused: () => undefined }),
  ).rejects.toThrow();
  expect(seen).toEqual(before);
  expect(await stored()).toEqual(before);
  await take(GOOD);
  expect(await stored()).toHaveLength(6);
});

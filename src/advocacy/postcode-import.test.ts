import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { TUESDAY } from '../../test/harness.ts';
import { migrate } from '../platform/migrate.ts';
import { takePostcodes } from '../postcodes.ts';

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
async function take(lines: readonly string[], ...args: string[]) {
  files += 1;
  const path = join(folder, `ONSPD_${files}.csv`);
  writeFileSync(path, lines.join('\r\n'));
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

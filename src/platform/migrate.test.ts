import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { SurroundingsError } from './errors.ts';
import { migrate } from './migrate.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'openpals-test-'));
const database = `migrations_${randomUUID().replaceAll('-', '')}`;
const connection = { ...inject('database'), database };

async function query<Row extends pg.QueryResultRow>(text: string, at: pg.ClientConfig = connection) {
  const client = new pg.Client(at);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(() => query(`create database ${database}`, inject('database')));
afterAll(async () => {
  await query(`drop database ${database} with (force)`, inject('database'));
  fs.rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => fs.writeFileSync(join(folder, name), text);
const run = () => migrate(connection, folder);
const tables = async () =>
  (await query<{ name: string }>(`select relname as name from pg_class where relname like 'thing%' order by 1`)).map(
    ({ name }) => name,
  );

// One story, in the order in which an installation lives.
test('each migration runs once, two starts at the same time do not run it twice', async () => {
  write('0001_one.sql', 'create table things (id int)');
  write('0002_two.sql', 'create table thing_parts (id int)');
  const both = await Promise.all([run(), run()]);
  expect(both.flat().sort()).toEqual(['0001_one.sql', '0002_two.sql']);
  expect(await run()).toEqual([]);
  expect(await tables()).toEqual(['thing_parts', 'things']);
});

test('one that fails is undone whole and named, and what ran before it stays', async () => {
  write('0003_three.sql', 'create table thing_more (id int)');
  write('0004_four.sql', 'create table thing_last (id int); select 1/0');
  await expect(run()).rejects.toThrow(new SurroundingsError('The migration 0004_four.sql failed: division by zero'));
  expect(await tables()).toEqual(['thing_more', 'thing_parts', 'things']);
  fs.rmSync(join(folder, '0004_four.sql'));
});

test('a file that was changed after it ran is refused, and nothing is changed', async () => {
  write('0002_two.sql', 'create table thing_parts (id int, name text)');
  write('0005_five.sql', 'create table thing_late (id int)');
  await expect(run()).rejects.toThrow(
    new SurroundingsError(
      'The migration 0002_two.sql was changed after it ran. Restore the file and add a new one instead.',
    ),
  );
  expect(await tables()).not.toContain('thing_late');
  write('0002_two.sql', 'create table thing_parts (id int)');
});

test('one that comes in between is refused', async () => {
  fs.rmSync(join(folder, '0005_five.sql'));
  write('0002_and_a_half.sql', 'create table thing_between (id int)');
  await expect(run()).rejects.toThrow(/^The migration 0002_and_a_half\.sql comes before 0002_two\.sql/);
  fs.rmSync(join(folder, '0002_and_a_half.sql'));
});

test('a database that is newer than the code is refused, and nothing is changed', async () => {
  fs.rmSync(join(folder, '0003_three.sql'));
  write('0002_zoo.sql', 'create table thing_zoo (id int)');
  await expect(run()).rejects.toThrow(
    new SurroundingsError('The database is newer than this code: it has 0003_three.sql. Start the newer version.'),
  );
  expect(await tables()).not.toContain('thing_zoo');
});

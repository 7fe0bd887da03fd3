import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newTrust } from './harness.ts';

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client(inject('database'));
  await owner.connect();
});
afterAll(() => owner.end());

async function lines(query: string): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(query);
  return rows.map((row) => row.line);
}

/** Tables of the whole installation, which belong to no trust. */
const GLOBAL = [
  'bank_holidays',
  'councils',
  'guide_defaults',
  'installation',
  'letter_defaults',
  'migrations',
  'national_help',
  'passkey_challenges',
  'postcode_imports',
  'postcodes',
  'set_up_links',
  'sign_in_failures',
  'trusts',
];

test('the schema is the one that was reviewed (test/schema.txt; after a migration: npx vitest run test/schema.test.ts -u)', async () => {
  const columns =
    await lines(`select table_name || '.' || column_name || ' ' || udt_name || case when is_nullable = 'NO' then ' not null' else '' end as line
    from information_schema.columns where table_schema = 'public' order by table_name, column_name`);
  const rules = await lines(`select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
    where connamespace = 'public'::regnamespace and conrelid <> 0 and contype <> 'n' order by 1`);
  const indexes = await lines(`select indexdef as line from pg_indexes where schemaname = 'public' order by 1`);
  const policies =
    await lines(`select tablename || ' ' || policyname || ' ' || permissive || ' ' || cmd || ' ' || roles::text || ' ' || coalesce(qual, '') as line
    from pg_policies where schemaname = 'public' order by 1`);
  const text = [columns, rules, indexes, policies]
    .map((part) => part.map((line) => line.replace(/\s+/g, ' ')).join('\n'))
    .join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot('schema.txt');
});

test('every table of a trust is guarded by row level security, also against its owner', async () => {
  const bare =
    await lines(`select relname as line from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and not (relrowsecurity and relforcerowsecurity) order by 1`);
  expect(bare).toEqual(GLOBAL.filter((name) => name !== 'trusts'));
});

test('every key of a trust’s table begins with the trust, and so does every reference to one', async () => {
  const keys = await lines(`select conrelid::regclass || ': ' || pg_get_constraintdef(oid) as line from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('p', 'f') and conrelid::regclass::text <> all ('{${GLOBAL.join(',')}}')
      and confrelid::regclass::text <> 'trusts'
      and conkey[1] <> (select attnum from pg_attribute where attrelid = conrelid and attname = 'trust_id') order by 1`);
  expect(keys).toEqual([]);
});

test('every reference between tables has an index to find who refers', async () => {
  const slow =
    await lines(`select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) as line from pg_constraint c
    where c.contype = 'f' and c.confrelid = 'cases'::regclass and not exists (
      select from pg_index i where i.indrelid = c.conrelid and (i.indkey::int2[])[0:1] @> array[c.conkey[2]]) order by 1`);
  expect(slow).toEqual([]);
});

test('no wall asks with EXISTS, for which PostgreSQL may read a whole table into a hash on every page', async () => {
  const hashed = await lines(`select tablename || ' ' || policyname as line from pg_policies
    where schemaname = 'public' and qual ~ 'EXISTS' order by 1`);
  expect(hashed).toEqual([]);
});

test('what a page asks only of a case or a person that holds any of it is told to them by the database (tell_holder)', async () => {
  const asked = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(join('src', file), 'utf8').matchAll(/mayHold\(\w+, \w+, '(\w+)'\)/g)])
    .map(([, table]) => table);
  const told = await lines(`select tgrelid::regclass::text as line from pg_trigger
    where tgname like 'known_by_%' or tgname = 'holds_of_merged' order by 1`);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((table) => !told.includes(table ?? ''))).toEqual([]);
});

test('the application owns nothing, and cannot change or delete what happened', async () => {
  expect(await lines(`select relname as line from pg_class where relowner = 'openpals_app'::regrole`)).toEqual([]);
  const grants =
    await lines(`select table_name || ' ' || privilege_type as line from information_schema.role_table_grants
    where grantee = 'openpals_app' and table_name in ('events', 'views', 'notes', 'contacts', 'cases')
      and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE') order by 1`);
  expect(grants).toEqual(['cases UPDATE', 'contacts UPDATE', 'notes UPDATE']);
});

test('the doors around row level security are the known ones, each with a fixed search path', async () => {
  const doors =
    await lines(`select proname || ' ' || coalesce(array_to_string(proconfig, ','), 'no search path') as line from pg_proc
    where prosecdef and pronamespace = 'public'::regnamespace order by 1`);
  expect(doors.map((door) => door.split(' ')[0])).toEqual([
    'case_is_open_to_me',
    'count_help',
    'enqueue_job',
    'find_public_trust',
    'find_restricted',
    'find_session',
    'find_sign_in',
    'find_trust_by_host',
    'jobs_in_trouble',
    'list_personas',
    'person_is_open_to_me',
    'search_notes',
    'search_people',
    'totp_secret',
    'try_jobs_again',
  ]);
  expect(doors.every((door) => door.includes('search_path=public'))).toBe(true);
});

test('without a trust nothing is seen at all', async () => {
  const { house } = await newTrust();
  for (const table of ['cases', 'people', 'users', 'events', 'promises', 'sessions'] as const) {
    expect(await house.db.selectFrom(table).selectAll().execute()).toEqual([]);
  }
});

test('no function gives back whole rows of a table: a new column would break it', async () => {
  const whole =
    await lines(`select p.oid::regprocedure::text as line from pg_proc p join pg_class c on c.reltype = p.prorettype
    where p.pronamespace = 'public'::regnamespace`);
  expect(whole).toEqual([]);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { laws } from './architecture.laws.ts';
import { readTree, type Tree } from './architecture.sources.ts';

const ROOT = join(import.meta.dirname, '..');

describe('this project keeps its laws', () => {
  const tree = readTree(ROOT);

  test('the laws look at all of it', () => {
    expect(tree.sources.length).toBeGreaterThan(20);
    expect(tree.rows.length).toBeGreaterThan(4);
    expect(tree.migrations.length).toBeGreaterThan(4);
  });

  for (const { title, breaches } of laws) {
    test(title, () => expect(breaches(tree)).toEqual([]));
  }
});

/** A small invented project that keeps every law. */
const healthy: Record<string, string> = {
  'src/main.ts': `import { openDb } from './platform/db.ts'; import { modules } from './modules.ts'; export const start = () => [openDb(), modules, new Date()];`,
  'src/modules.ts': `import * as cases from './cases/index.ts'; import * as people from './people/index.ts';
    export const modules = [{ name: 'people', purpose: 'who', uses: [], door: people },
    { name: 'cases', purpose: 'what', uses: ['people'], door: cases }] as const;`,
  'src/browser.ts': `import { watch } from './cases/notes.browser.ts'; import { save } from './cases/browser/saver.ts'; watch(save);`,
  'src/cases/browser/saver.ts': `export const save = () => Date.now();`,
  'src/platform/db.ts': `import pg from 'pg'; export interface Tables {} export const openDb = () => new pg.Pool();`,
  'src/platform/config.ts': `export const readConfig = (env = process.env) => env.PORT;`,
  'src/platform/context.ts': `import type { Tables } from './db.ts'; export type Ctx = { db: Tables; now: Date };`,
  'src/people/index.ts': `export { findPerson } from './people.ts'; export { nameOf } from './people.rules.ts';`,
  'src/people/tables.ts': `declare module '../platform/db.ts' { interface Tables { people: { id: string } } }`,
  'src/people/people.rules.ts': `export const nameOf = (person: { name: string }) => person.name;`,
  'src/people/people.ts': `import type { Ctx } from '../platform/context.ts';
    export async function findPerson(ctx: Ctx) { return ctx.db.selectFrom('people as p').selectAll().execute(); }`,
  'src/cases/index.ts': `export { openCase } from './cases.ts';`,
  'src/cases/tables.ts': `declare module '../platform/db.ts' { interface Tables { cases: { id: string } } }`,
  'src/cases/cases.rules.ts': `import { nameOf } from '../people/index.ts'; export const titleOf = (kase: { person: { name: string } }) => nameOf(kase.person);`,
  'src/cases/cases.ts': `import { sql } from 'kysely'; import { findPerson } from '../people/index.ts';
    export async function openCase(ctx) { await findPerson(ctx); await ctx.db.insertInto('cases').values({}).execute();
    return sql\`select extract(year from c.opened_at) from cases c join cases d using (id) for update of c\`; }`,
  'src/cases/cases.tsx': `import type { Row } from './cases.ts'; import { titleOf } from './cases.rules.ts'; export const Title = (row: Row) => <h1>{titleOf(row)}</h1>;`,
  'src/cases/cases.routes.ts': `import { openCase } from './cases.ts'; import { Title } from './cases.tsx'; export const routes = [openCase, Title];`,
  'src/cases/notes.browser.ts': `export const watch = (page: Document) => setInterval(() => page.title = String(Date.now()));`,
  'src/cases/cases.test.ts': `test('a case opens', () => {});`,
  'migrations/0001_cases__create.sql': `
    create procedure guard_rows(t regclass) language plpgsql as $$ begin
      execute format('alter table %s enable row level security', t); -- a comment; with a semicolon
      execute format('alter table %s force row level security', t);
      execute format('create policy trust on %s using (true)', t); end $$;
    create procedure guard_more(t regclass) language plpgsql as $$ begin call guard_rows(t); end $$;
    create table codes (code text primary key);
    create table cases (
      trust_id uuid not null, id uuid, check (id is not null)
    );
    call guard_more('cases');
    create table people (trust_id uuid not null, id uuid);
    alter table people enable row level security;
    alter table people force row level security;
    create policy trust on people using (true);`,
};

/** Each law: what is changed in the healthy project to break it, and a part of what is then said. */
const broken: { law: string; files: Record<string, string>; said: string }[] = [
  {
    law: 'every module stands in the list, and every row of the list has its folder and its door',
    files: { 'src/rota/index.ts': 'export const shifts = [];' },
    said: 'src/rota is not listed: give it a row in src/modules.ts.',
  },
  {
    law: 'every module stands in the list, and every row of the list has its folder and its door',
    files: {
      'src/modules.ts': `export const modules = [{ name: 'people', uses: ['rota'] }, { name: 'cases', uses: [] }, { name: 'audit', uses: [] }];`,
    },
    said: 'audit is listed in src/modules.ts but has no src/audit/index.ts: write that door.',
  },
  {
    law: 'the row of a module takes the parts that its own door gives',
    files: { 'src/people/index.ts': `export const parts = { nav: [] };` },
    said: 'src/people/index.ts gives parts that nobody takes: write ...people.parts into its row of src/modules.ts.',
  },
  {
    law: 'the row of a module takes the parts that its own door gives',
    files: {
      'src/modules.ts': `export const modules = [{ name: 'people', uses: [], ...cases.parts }, { name: 'cases', uses: [] }];`,
    },
    said: 'The row of people in src/modules.ts takes the parts of cases: write ...people.parts.',
  },
  {
    law: 'another module is entered only by its door, index.ts',
    files: { 'src/cases/more.ts': `import { findPerson } from '../people/people.ts';` },
    said: 'src/cases/more.ts:1 imports src/people/people.ts: import from src/people/index.ts and export there what is missing.',
  },
  {
    law: 'another module is entered only by its door, index.ts',
    files: { 'src/app.ts': `export const open = () => import('./cases/cases.ts');` },
    said: 'src/app.ts:1 imports src/cases/cases.ts: import from src/cases/index.ts',
  },
  {
    law: 'a module imports only what its row in src/modules.ts says it uses',
    files: { 'src/people/more.ts': `import type { Case } from '../cases/index.ts';` },
    said: "imports cases: add 'cases' to the uses of people in src/modules.ts, or do without it.",
  },
  {
    law: 'the platform knows no module, and no module knows the files that put the desk together',
    files: { 'src/platform/page.tsx': `import type { Case } from '../cases/index.ts';` },
    said: 'src/platform/page.tsx:1 imports src/cases/index.ts: let that file hand in what is needed.',
  },
  {
    law: 'the platform knows no module, and no module knows the files that put the desk together',
    files: { 'src/people/more.ts': `import { modules } from '../modules.ts';` },
    said: 'src/people/more.ts:1 imports src/modules.ts',
  },
  {
    law: 'nothing goes round in circles',
    files: {
      'src/people/a.ts': `import { b } from './b.ts'; export const a = b;`,
      'src/people/b.ts': `export * from './a.ts';`,
    },
    said: 'The files src/people/a.ts → src/people/b.ts → src/people/a.ts import each other',
  },
  {
    law: 'nothing goes round in circles',
    files: {
      'src/people/a.ts': `import type { B } from './b.ts'; export const a = (b: B) => b;`,
      'src/people/b.ts': `import { a } from './a.ts'; export type B = string; export const b = a;`,
    },
    said: 'The files src/people/a.ts → src/people/b.ts → src/people/a.ts import each other',
  },
  {
    law: 'nothing goes round in circles',
    files: {
      'src/modules.ts': `export const modules = [{ name: 'people', uses: ['cases'] }, { name: 'cases', uses: ['people'] }];`,
    },
    said: 'The modules people → cases → people use each other',
  },
  {
    law: 'only the module that owns a table writes to it',
    files: { 'src/cases/more.ts': `export const drop = (ctx) => ctx.db.deleteFrom('people').execute();` },
    said: 'src/cases/more.ts:1 writes to people: call a verb of people, its owner.',
  },
  {
    law: 'only the module that owns a table writes to it',
    files: {
      'src/cases/more.ts':
        'export const rename = () => sql<Row>`with x as (select 1) update "people" as p set name = null`;',
    },
    said: 'src/cases/more.ts:1 writes to people: call a verb of people, its owner.',
  },
  {
    law: 'only the module that owns a table writes to it',
    files: {
      'src/people/tables.ts': `declare module '../platform/db.ts' { interface Tables { people: object; cases: object } }`,
    },
    said: 'cases is declared in cases and people: leave it to one tables.ts.',
  },
  {
    law: 'only the module that owns a table writes to it',
    files: { 'src/cases/more.ts': `export const add = (ctx) => ctx.db.insertInto('ghosts').values({});` },
    said: 'writes to ghosts, which nobody owns: declare it in a tables.ts.',
  },
  {
    law: 'only the module that owns a table writes to it',
    files: { 'src/cases/more.ts': 'export const add = (ctx, t) => ctx.db.insertInto(t);' },
    said: 'src/cases/more.ts:1 hides which table it writes to: write the name of the table out.',
  },
  {
    law: 'only the module that owns a table writes to it',
    files: { 'src/cases/more.ts': `export const clear = (t) => sql\`delete from \${sql.table(t)}\`;` },
    said: 'src/cases/more.ts:1 hides which table it writes to: write the name of the table out.',
  },
  {
    law: 'only insight reads the tables of other modules',
    files: {
      'src/cases/more.ts': `export const list = (ctx) => ctx.db.selectFrom('cases as c').innerJoin('people as p', 'p.id', 'c.id');`,
    },
    said: 'src/cases/more.ts:1 reads people: ask people, its owner, through src/people/index.ts.',
  },
  {
    law: 'only insight reads the tables of other modules',
    files: {
      'src/cases/more.ts': 'export const list = () => sql`select * from cases c, public.people p where c.id = p.id`;',
    },
    said: 'src/cases/more.ts:1 reads people: ask people, its owner',
  },
  {
    law: 'no module opens a database',
    files: { 'src/cases/more.ts': `import { openDb } from '../platform/db.ts';` },
    said: 'src/cases/more.ts:1 imports ../platform/db.ts: use ctx.db, the open transaction.',
  },
  {
    law: 'the environment is read in src/platform/config.ts alone',
    files: { 'src/people/more.ts': `export const port = process.env.PORT;` },
    said: 'src/people/more.ts:1 reads the environment: add a field to the settings of src/platform/config.ts and pass that on.',
  },
  {
    law: 'the time is asked for in one place and passed on',
    files: {
      'src/people/more.ts': `export const later = (ctx) => new Date(ctx.now);\nexport const now = () => new Date();`,
    },
    said: 'src/people/more.ts:2 asks the clock: use ctx.now, or take the time as a parameter.',
  },
  {
    law: 'the time is asked for in one place and passed on',
    files: { 'src/people/more.ts': 'export const late = sql`select id from people where due_at < now()`;' },
    said: 'src/people/more.ts:1 asks the clock',
  },
  {
    law: 'rules are pure: no database, no request, no verbs, no waiting',
    files: { 'src/cases/more.rules.ts': `import { findPerson } from '../people/index.ts';` },
    said: 'src/cases/more.rules.ts:1 imports src/people/people.ts (by ../people/index.ts): pass in the values that the rule needs.',
  },
  {
    law: 'rules are pure: no database, no request, no verbs, no waiting',
    files: { 'src/cases/more.rules.ts': `import { sql } from 'kysely';` },
    said: 'src/cases/more.rules.ts:1 imports kysely: pass in the values that the rule needs.',
  },
  {
    law: 'rules are pure: no database, no request, no verbs, no waiting',
    files: { 'src/cases/more.rules.ts': `export const dueOn = async () => 1;` },
    said: 'src/cases/more.rules.ts:1 waits or queries: leave that to a verb and keep the rule plain.',
  },
  {
    law: 'pages show what they are given: no verbs, no database',
    files: {
      'src/cases/more.tsx': `import { words } from './words.ts'; export const More = () => <p>{words}</p>;`,
      'src/cases/words.ts': `import { openCase } from './cases.ts'; export const words = String(openCase);`,
    },
    said: 'src/cases/more.tsx:1 imports src/cases/cases.ts (by ./words.ts): fetch it in the routes and pass it as a property.',
  },
  {
    law: 'pages show what they are given: no verbs, no database',
    files: { 'src/cases/more.tsx': `export const More = ({ db }) => <p>{db.selectFrom('cases')}</p>;` },
    said: 'src/cases/more.tsx:1 queries: fetch it in a verb and pass it as a property.',
  },
  {
    law: 'routes contain no SQL',
    files: { 'src/cases/more.routes.ts': `export const show = (ctx) => ctx.db.selectFrom('cases').execute();` },
    said: 'src/cases/more.routes.ts:1 queries: write a verb for it and call that.',
  },
  {
    law: 'every test runs, always',
    files: { 'test/stories/call.story.ts': `test('one', () => {});\ntest.skip('two', () => {});` },
    said: 'test/stories/call.story.ts:2 leaves tests out: let them all run, or delete what is of no use.',
  },
  {
    law: 'every test runs, always',
    files: { 'src/cases/cases.test.ts': `describe.each([1]).only('one', () => {});` },
    said: 'src/cases/cases.test.ts:1 leaves tests out',
  },
  {
    law: 'a story waits for what a page is to say',
    files: { 'test/stories/call.story.ts': `expect(await page.getByLabel('Notes').inputValue()).toBe('Words');` },
    said: 'test/stories/call.story.ts:1 looks once at a page that may still be coming: use expect.poll(() => …).',
  },
  {
    law: 'a story waits for what a page is to say',
    files: {
      'test/stories/call.story.ts': `expect((await page.locator('main').textContent()) ?? '').toContain('Words');`,
    },
    said: 'test/stories/call.story.ts:1 looks once',
  },
  {
    law: 'every table with a trust is guarded by row level security',
    files: {
      'migrations/0002_more.sql':
        'create table notes (\n  trust_id uuid not null,\n  words text\n);\nalter table notes enable row level security;\ncreate policy trust on notes using (true);',
    },
    said: 'notes has a trust_id but no "force row level security": add it to the migration that makes the table.',
  },
  {
    law: 'every table with a trust is guarded by row level security',
    files: { 'migrations/0002_more.sql': "alter table codes add column trust_id uuid; call guard_other('codes');" },
    said: 'codes has a trust_id but no "enable row level security"',
  },
  {
    law: 'a folder says what it is about',
    files: { 'src/cases/utils/dates.ts': 'export const one = 1;' },
    said: 'src/cases/utils explains nothing: move its files beside what they are about.',
  },
];

describe('the laws themselves', () => {
  test('a project that keeps them all is left in peace', () => {
    const tree = plant(healthy);
    expect(laws.flatMap((law) => law.breaches(tree))).toEqual([]);
  });

  for (const { law, files, said } of broken) {
    test(`a breach is seen: ${said}`, () => {
      const tree = plant({ ...healthy, ...files });
      const breaches = laws.find((each) => each.title === law)?.breaches(tree) ?? [];
      expect(breaches.join('\n')).toContain(said);
    });
  }

  test('each of them was seen broken', () => {
    const seen = new Set(broken.map((sample) => sample.law));
    expect(laws.map((law) => law.title).filter((title) => !seen.has(title))).toEqual([]);
  });
});

/** Writes a project into a folder of its own and reads it. */
function plant(files: Record<string, string>): Tree {
  const root = mkdtempSync(join(tmpdir(), 'openpals-laws-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return readTree(root);
}

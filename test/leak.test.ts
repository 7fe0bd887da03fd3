import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { listRoutes } from '../src/app.ts';
import { type Desk, newTrust, open, readPage } from './harness.ts';
import { type Hidden, hideCase, secretWord } from './secrets.ts';
import { addressIn, newWorld, type World } from './world.ts';

const routes = listRoutes(open().house).filter((route) => route.may !== 'anyone' && route.path !== '/sign-out');
const gets = routes.filter((route) => route.method === 'GET');

let world: World;
let hidden: Hidden;
let boss: Desk;
/** Everybody who may not open the case; `knows`: they may know that there is one of its reference. */
let strangers: { who: string; desk: Desk; knows: boolean }[];
/** What everybody who may not know of it read before the case was made, page by page. */
let before: Map<string, Map<string, string>>;

beforeAll(async () => {
  world = await newWorld();
  boss = await world.staff('manager', 'Bea Marsh');
  const other = await (await newTrust()).staff('manager', 'Olu Stranger');
  const at = async (who: string, role: Parameters<World['staff']>[0], knows: boolean) => ({
    who,
    desk: await world.staff(role, 'Alex Grey'),
    knows,
  });
  strangers = [
    await at('an officer who is locked out', 'officer', false),
    await at('a volunteer', 'volunteer', false),
    await at('the system administrator', 'system_administrator', false),
    await at('the board', 'board', false),
    { who: 'a manager of another trust', desk: other, knows: false },
    await at('an officer who is not named', 'officer', true),
    await at('a manager who is not named', 'manager', true),
    await at('the complaints team', 'complaints', true),
    await at('information governance', 'information_governance', true),
  ];
  const opener = await world.staff('officer', 'Opal Cross');
  before = new Map();
  for (const { who, desk, knows } of strangers) if (!knows) before.set(who, await readAll(desk, world));
  const locked = strangers[0]?.desk;
  if (!locked) throw new Error('Nobody is locked out.');
  hidden = await hideCase(world, { boss, opener, locked });
}, 120_000);

const QUERIES = ['', '?view=team&page=2&sort=ref&who=team&q=an', '?view=closed&from=today', '?f=1&mark=safety'];

/** Pages with what changes by itself taken out: random marks of forms and of the moment. */
function normalised(html: string): string {
  return html
    .replace(/<script[^>]*>.*?<\/script>/gs, '')
    .replace(/nonce="[^"]*"/g, '')
    .replace(/name="press" value="[^"]*"/g, ''); // each page has its own, against the second press
}

/** Every page, in many views of it, as this person reads it. */
async function readAll(desk: Desk, ids: Parameters<typeof addressIn>[0]) {
  const read = new Map<string, string>();
  for (const route of gets) {
    if (!desk.user.may.has(route.may as never)) continue; // refused before anything is looked at
    for (const query of route.path.includes(':') ? [''] : QUERIES) {
      const address = `${addressIn(ids, route.path)}${query}`;
      const answer = await desk.get(address);
      read.set(address, `${answer.status} ${answer.headers.etag ?? ''} ${answer.to} ${normalised(answer.body)}`);
    }
  }
  return read;
}

/** Why somebody opened it is what those who oversee reads look into; every other secret is kept from them too. */
const leaksTo = (who: string, text: string) => leaks(text).filter((what) => what !== 'opening' || !overseers.test(who));
const overseers = /information governance|manager who is not named/;

/** Where two texts part, a little of each; nothing where they are one. */
function differing(now: string, then: string): string[] {
  if (now === then) return [];
  let at = 0;
  while (now[at] === then[at]) at += 1;
  return [now, then].map((text) => text.slice(Math.max(0, at - 80), at + 120));
}

/** Which secrets stand in this text, by name. */
function leaks(text: string): string[] {
  const plain = text.toLowerCase();
  const digits = plain.replace(/[\s-]/g, '');
  return Object.entries(hidden.secrets)
    .filter(([what, word]) =>
      what === 'phone' || what === 'nhs'
        ? digits.includes(word.replace(/\s/g, ''))
        : plain.includes(word.toLowerCase()),
    )
    .map(([what]) => what);
}

/** The world, with the ids of the hidden case in the place of its own. */
const hiddenIds = () => ({ ...world, ...hidden });

test('what waits in the queue names rows, days and numbers, and nothing of a person', async () => {
  const jobs = await world.waitingJobs();
  expect(jobs.length).toBeGreaterThan(0);
  expect(leaks(JSON.stringify(jobs))).toEqual([]);
  const told = jobs.flatMap(({ payload }) => Object.values(payload as Record<string, unknown>));
  const plain = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}|\d+)$/;
  expect(told.filter((value) => !plain.test(String(value)))).toEqual([]);
});

test('no page, list, count, suggestion or print tells anything of a case to those who may not open it, and for those who may not know of it none has changed', async () => {
  for (const { who, desk, knows } of strangers) {
    for (const [address, text] of await readAll(desk, world)) {
      expect([who, address, leaksTo(who, text)]).toEqual([who, address, []]);
      if (knows || /record-log|access-log/.test(address)) continue; // which grows by their own looks
      expect([who, address, text.includes(hidden.kase.ref)]).toEqual([who, address, false]);
      expect([who, address, ...differing(text, before.get(who)?.get(address) ?? '')]).toEqual([who, address]);
    }
  }
}, 180_000);

test('asked for by its reference or its ids, a hidden case is refused without a word of it', async () => {
  for (const { who, desk, knows } of strangers) {
    for (const route of gets) {
      if (!route.path.includes(':') || !desk.user.may.has(route.may as never)) continue;
      const address = addressIn(hiddenIds(), route.path);
      const answer = await desk.get(address);
      const text = `${answer.status} ${answer.to} ${answer.body}`;
      expect([who, address, leaksTo(who, text)]).toEqual([who, address, []]);
      if (!knows && address.includes(hidden.kase.ref))
        expect([who, address, text.slice(0, 3)]).toEqual([who, address, expect.stringMatching(/40[34]/)]);
    }
  }
}, 180_000);

test('a form sent to a hidden case is refused without a word of it', async () => {
  const fields = {
    case: hidden.kase.ref,
    case_id: hidden.kase.id,
    person: hidden.grace.id,
    caller_id: hidden.grace.id,
    with: hidden.kase.ref,
  };
  for (const { who, desk } of strangers) {
    for (const route of routes) {
      if (route.method !== 'POST' || !desk.user.may.has(route.may as never)) continue;
      for (const body of [{}, fields]) {
        const address = addressIn(hiddenIds(), route.path);
        const answer = await desk.post(address, body);
        expect([who, address, answer.status < 500, leaksTo(who, `${answer.to} ${answer.body}`)]).toEqual([
          who,
          address,
          true,
          [],
        ]);
      }
    }
  }
}, 180_000);

/** Every box to search or filter in: what is typed there comes back, so a word that nobody wrote is asked for as well. */
const TYPED = ['q', 'words', 'find', 'term', 'name', 'phone', 'nhs'];

test('who searches for a secret gets the answer that a word gets which nobody ever wrote', async () => {
  const nobodys = secretWord().toLowerCase();
  const boxes = gets.filter(({ path }) => !path.includes(':'));
  for (const { who, desk } of strangers) {
    for (const { path, may } of boxes) {
      if (!desk.user.may.has(may as never)) continue;
      const ask = async (word: string) => {
        const query = new URLSearchParams(TYPED.map((name) => [name, word]));
        const answer = await desk.get(`${path}?${query}`);
        const echo = [word, encodeURIComponent(word), word.replaceAll(' ', '+'), word.replaceAll(' ', '')];
        return echo.reduce(
          (text, form) => text.replaceAll(form, '·'),
          `${answer.status} ${answer.to} ${normalised(answer.body)}`,
        );
      };
      const usual = await ask(nobodys);
      for (const word of [hidden.secrets.surname, hidden.secrets.note]) {
        const lower = (word ?? '').toLowerCase();
        expect([who, path, word, await ask(lower)]).toEqual([who, path, word, usual]);
      }
      for (const digits of [hidden.secrets.phone ?? '', hidden.secrets.nhs ?? '']) {
        const { body } = await desk.get(`${path}?${new URLSearchParams({ q: digits, phone: digits })}`);
        expect([who, path, leaksTo(who, body).filter((what) => what !== 'phone' && what !== 'nhs')]).toEqual([
          who,
          path,
          [],
        ]);
      }
    }
  }
}, 180_000);

test('what is written to the log tells nothing of it', async () => {
  const written: string[] = [];
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0),
  );
  try {
    await readAll(strangers[0]?.desk ?? boss, hiddenIds());
    await boss.get(`/desk/cases/${hidden.kase.ref}`);
    await boss.get(`/desk/search?q=${hidden.secrets.surname}`);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  expect(leaks(written.join(''))).toEqual([]);
}, 300_000);

describe('in the database itself', () => {
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client(inject('database'));
    await owner.connect();
  });
  afterAll(() => owner.end());

  const names = async (query: string) => (await owner.query<{ name: string }>(query)).rows.map(({ name }) => name);

  const tablesOf = () =>
    names(`select c.table_name as name from information_schema.columns c
      join information_schema.role_table_grants g on g.table_name = c.table_name and g.grantee = 'openpals_app' and g.privilege_type = 'SELECT'
      where c.table_schema = 'public' and c.column_name = 'trust_id' order by 1`);

  /** Rows as this person sees them, as text. */
  const rowsOf = (desk: Desk, table: string) =>
    desk.as(async (ctx) => {
      const found = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(
        ctx.db,
      );
      return found.rows.map(({ row }) => row);
    });

  /** What the wall itself is made of: ids alone; and of one's own line the reason, which no page shows. */
  const WALL = ['case_walls', 'case_access'];
  /** The reasons for opening are what information governance looks into. */
  const overseen = (who: string, table: string) => table === 'case_openings' && overseers.test(who);
  const looks = (who: string, table: string) => ['views', 'read_patterns'].includes(table) && overseers.test(who);

  test('no row of any table holds a secret, or hangs on the hidden case, for those who may not open it', async () => {
    for (const { who, desk } of strangers) {
      for (const table of await tablesOf()) {
        const rows = await rowsOf(desk, table);
        const where = `${who}: ${table}`;
        if (!WALL.includes(table) && !overseen(who, table))
          expect([where, leaks(rows.join('\n'))]).toEqual([where, []]);
        if (WALL.includes(table) || overseen(who, table) || looks(who, table)) continue;
        const hangs = rows.filter((row) =>
          [hidden.kase.id, hidden.grace.id, hidden.note, hidden.contact].some((id) => row.includes(id)),
        );
        expect([where, hangs]).toEqual([where, []]);
      }
    }
  }, 300_000);

  test('of another trust no table shows a row', async () => {
    const other = strangers.find(({ who }) => who.includes('another trust'))?.desk;
    if (!other) throw new Error('Nobody is of another trust.');
    for (const table of await tablesOf()) {
      const rows = await rowsOf(other, table);
      expect([table, rows.filter((row) => row.includes(world.trust.id))]).toEqual([table, []]);
    }
  });

  test('what hangs on a case has its wall, and so has what hangs on that', async () => {
    const onCase =
      await names(`select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'case_id' order by 1`);
    const walled = await names(
      `select distinct tablename as name from pg_policies where permissive = 'RESTRICTIVE' and cmd in ('SELECT', 'ALL') order by 1`,
    );
    const bare = onCase.filter((table) => !walled.includes(table) && table !== 'case_walls');
    expect(bare).toEqual([]);
    const seen = new Set(await tablesOf());
    const below = await owner.query<{ child: string; parent: string }>(
      `select distinct conrelid::regclass::text as child, confrelid::regclass::text as parent
      from pg_constraint where contype = 'f' and confrelid::regclass::text = any ($1) order by 1`,
      [[...onCase, 'cases', 'people']],
    );
    const open = below.rows.filter(({ child }) => seen.has(child) && !walled.includes(child) && child !== 'case_walls');
    expect(open).toEqual([]);
  });
});

// Last, since whoever opens a page is seen to be there.
test('the secrets are there to be found: who is named reads every one of them', async () => {
  const files = (await boss.get(`/desk/cases/${hidden.kase.ref}`))
    .page()
    .document.querySelectorAll('a[href*="/files/"]');
  const downloads = [...files].map((link) => link.getAttribute('href') ?? '');
  const pages = [...(await readAll(boss, hiddenIds())).keys(), ...downloads];
  const found = new Set<string>();
  for (const address of pages) for (const what of leaks((await boss.get(address)).body)) found.add(what);
  const unread = Object.keys(hidden.secrets).filter((what) => !found.has(what));
  // The draft is its author's alone, and with whom a message was left stands on tries only.
  expect(unread).toEqual(['message with', 'draft']);
}, 300_000);

test('the pages that were read are real ones', async () => {
  const read = [...(await readAll(boss, hiddenIds()))].filter(([, text]) => text.startsWith('200'));
  expect(read.length).toBeGreaterThan(40);
  expect(readPage(read[0]?.[1] ?? '').document).toBeDefined();
});

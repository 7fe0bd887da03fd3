import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { listRoutes } from '../src/app.ts';
import { ask, open, readPage, startAnew } from './harness.ts';
import { newVisitor } from './visitor.ts';
import { addressIn, newWholeWorld, type WholeWorld } from './world.ts';

/** Strings of our own that have broken other desks: markup, quotes, directions, halves of characters, numbers, templates. */
const OURS = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' or 1=1; drop table cases; --`,
  '{{7*7}} #{7*7} <%= 7*7 %>',
  '\u202Eright to left\u202C',
  'zero\u200Bwidth\uFEFF',
  '😀👩‍👩‍👧 Ünïcödé 漢字 العربية',
  '\uD800 half a pair',
  'a\0b',
  '../../etc/passwd',
  'NaN',
  '-1',
  '1e309',
  '0x0',
  '%00%0d%0aSet-Cookie: a=b',
  '\r\nX: y',
  'null',
  '__proto__',
  'constructor',
  '31/02/2026',
  '25:61',
  `${'long '.repeat(2000)}`,
];

const shared = new URL('../../shared/data/security/blns/blns.json', import.meta.url);

type Field = { name: string; kind: string; hidden: string };
type Found = { action: string; method: string; fields: Field[] };

type Answer = Awaited<ReturnType<typeof ask>>;
type Somebody = {
  get: (url: string) => Promise<Answer>;
  post: (url: string, fields: Record<string, string>) => Promise<Answer>;
};

const pagesOf = (isPublic: boolean) =>
  listRoutes(open().house)
    .filter(({ method, path, public: open }) => method === 'GET' && (isPublic ? open : path.startsWith('/desk')))
    .map(({ path }) => addressIn(world, path));

/** Every form with something to type into on these pages. */
async function formsOf(who: Somebody, pages: readonly string[]): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const page of pages) {
    const answer = await who.get(page);
    if (answer.status !== 200 || !String(answer.headers['content-type']).includes('html')) continue;
    for (const form of readPage(answer.body).document.querySelectorAll('form')) {
      const action = form.getAttribute('action') ?? page;
      const fields = [...form.querySelectorAll('input[name], textarea[name], select[name]')].map((field) => ({
        name: field.getAttribute('name') ?? '',
        kind: field.tagName === 'INPUT' ? (field.getAttribute('type') ?? 'text') : field.tagName.toLowerCase(),
        hidden: field.getAttribute('value') ?? '',
      }));
      if (fields.some((field) => field.kind !== 'hidden'))
        found.set(`${form.getAttribute('method')} ${action}`, {
          action,
          method: form.getAttribute('method') ?? 'get',
          fields,
        });
    }
  }
  return [...found.values()];
}

let world: WholeWorld;
let forms: Found[];
beforeAll(async () => {
  world = await newWholeWorld();
  const manager = await world.staff('manager', 'Mia Long');
  const pages = pagesOf(false);
  const all = [...(await formsOf(manager, pages)), ...(await formsOf(world.sam, pages))];
  // What both find is one form: each is tried once, as the officer finds it.
  forms = [...new Map(all.map((form) => [`${form.method} ${form.action}`, form])).values()];
});

/**
 * Without "<script" besides our own, and without a word that begins as the names of handlers do, no script can be in it:
 * such a page, and it is nearly every one, needs no reading as a browser reads it.
 */
function mayHoldScript(html: string): boolean {
  const others = html.replace(/<script type="module" src="\/assets\/[\w.-]+"><\/script>/g, '');
  return /<script/i.test(others) || /\bon[a-z]{3,}/i.test(others);
}

/** Sends strings through the fields of a form, one each; the answer is a page, a redirect or a refusal, never a crash. */
async function sendThrough(form: Found, strings: readonly string[], from: number, who: Somebody = world.sam) {
  const fields = Object.fromEntries(
    form.fields.map((field, at) => [
      field.name,
      field.kind === 'hidden' && field.hidden !== '' ? field.hidden : (strings[(from + at) % strings.length] ?? ''),
    ]),
  );
  const send = () =>
    form.method === 'get'
      ? who.get(`${form.action.split('?')[0]}?${new URLSearchParams(fields)}`)
      : who.post(form.action, fields);
  let answer = await send();
  // The gates count by the clock on the wall: where one has closed, the app is started anew, and counts from nothing.
  if (answer.status === 429) answer = await startAnew().then(send);
  const what = `${form.method} ${form.action} ${JSON.stringify(fields).slice(0, 300)}`;
  expect([what, answer.status < 500 && answer.status !== 429]).toEqual([what, true]);
  if (!String(answer.headers['content-type']).includes('html') || !mayHoldScript(answer.body)) return;
  const { document } = readPage(answer.body);
  const scripts = [...document.querySelectorAll('script')].filter(
    (script) => script.textContent !== '' || !(script.getAttribute('src') ?? '/assets/').startsWith('/assets/'),
  );
  const handlers = [...document.querySelectorAll('*')].filter((node) =>
    [...node.attributes].some(({ name }) => name.startsWith('on')),
  );
  expect([what, scripts.length, handlers.length]).toEqual([what, 0, 0]);
}

test('there are forms to try on many pages', () => {
  expect(forms.length).toBeGreaterThan(12);
});

test('a hostile string in any field of any form gets a page or a refusal, never a crash, and never runs', async () => {
  for (const form of forms) for (const at of OURS.keys()) await sendThrough(form, OURS, at);
}, 180_000);

const STEPS = ['what', 'where', 'who', 'hope', 'contact', 'reach', 'needs', 'sharing'];

/** Through every form of the public pages; before each, something is begun that it can be said of. */
async function throughTheDoor(strings: readonly string[]): Promise<number> {
  const begin = async () => {
    const visitor = newVisitor(world);
    await visitor.post('/tell-us');
    await visitor.post('/tell-us/what', { what: 'My mother was moved three times in one night.' });
    return visitor;
  };
  const pages = [...pagesOf(true).filter((page) => page !== '/leave'), ...STEPS.map((step) => `/tell-us/${step}`)];
  const doors = await formsOf(await begin(), pages);
  for (const form of doors) {
    let visitor = await begin();
    const step = Math.max(1, form.fields.filter((field) => field.kind !== 'hidden').length);
    for (let at = 0; at < strings.length; at += step) {
      if (at % (100 * step) === 0) visitor = await begin();
      await sendThrough(form, strings, at, visitor);
    }
  }
  return doors.length;
}

test('a hostile string in any field of any public form gets a page or a refusal as well', async () => {
  expect(await throughTheDoor(OURS)).toBeGreaterThan(12);
}, 180_000);

/** What free text keeps: line ends of one kind, and whole characters. */
const asKept = (typed: string) => typed.replace(/\r\n?/g, '\n').toWellFormed();

async function noteKeeps(hostile: string) {
  // The same words twice within half a minute are one note: a double click.
  world.clock.now = new Date(world.clock.now.getTime() + 31_000);
  const answer = await world.sam.post(`/desk/cases/${world.kase.ref}/notes`, { body: hostile });
  if (hostile.includes('\0') || hostile.trim() === '' || hostile.length > 50_000)
    return expect(answer.status).toBe(422);
  expect([hostile, answer.status]).toEqual([hostile, 303]);
  const rows = await world.sam.as((ctx) =>
    ctx.db
      .selectFrom('notes')
      .select('body')
      .where('case_id', '=', world.kase.id)
      .orderBy('id', 'desc')
      .limit(1)
      .execute(),
  );
  expect(rows[0]?.body).toBe(asKept(hostile));
}

test('free text is kept as it was typed', async () => {
  for (const hostile of OURS) await noteKeeps(hostile);
});

if (existsSync(shared))
  describe('the shared set of naughty strings', () => {
    const strings = (JSON.parse(readFileSync(shared, 'utf8')) as string[]).filter((text) => text !== '');

    test('goes through every form, each string at least once, without a crash', async () => {
      for (const form of forms) {
        // As many strings at once as the form has fields to type into.
        const step = Math.max(1, form.fields.filter((field) => field.kind !== 'hidden').length);
        for (let at = 0; at < strings.length; at += step) await sendThrough(form, strings, at);
      }
    }, 900_000);

    test('goes through every public form, each string at least once, without a crash', async () => {
      await throughTheDoor(strings);
    }, 300_000);

    test('is kept as typed in a note, and finds or does not find in search', async () => {
      for (const hostile of strings) {
        await noteKeeps(hostile);
        expect(
          (await world.sam.get(`/desk/search?q=${encodeURIComponent(hostile.toWellFormed())}`)).status,
        ).toBeLessThan(400);
      }
    }, 300_000);

    test('is a wrong password and nothing else', async () => {
      for (const hostile of strings.slice(0, 60)) {
        const payload = new URLSearchParams({ email: hostile, password: hostile }).toString();
        const answer = await ask(undefined, 'POST', '/sign-in', {
          payload,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          from: `10.0.0.${strings.indexOf(hostile)}`,
        });
        expect([hostile, answer.status]).toEqual([hostile, 422]);
      }
    }, 120_000);
  });

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listRoutes } from '../src/app.ts';
import { ask, open, readPage, startAnew } from './harness.ts';
import { newVisitor } from './visitor.ts';
import { addressIn, newWholeWorld } from './world.ts';

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

/** Naughty strings of others, where they are. */
const shared = new URL('../../shared/data/security/blns/blns.json', import.meta.url);
const SHARED: string[] = existsSync(shared)
  ? (JSON.parse(readFileSync(shared, 'utf8')) as string[]).filter((text) => text !== '')
  : [];

type Field = { name: string; kind: string; hidden: string };
type Form = { action: string; method: string; fields: Field[] };

type Answer = Awaited<ReturnType<typeof ask>>;
type Somebody = {
  get: (url: string) => Promise<Answer>;
  post: (url: string, fields: Record<string, string>) => Promise<Answer>;
};
/** A form, and who found it: another may not send it. */
type Found = Form & { by: Somebody };

const routes = listRoutes(open().house);
const pagesOf = (isPublic: boolean) =>
  routes
    .filter(({ method, path, public: open }) => method === 'GET' && (isPublic ? open : path.startsWith('/desk')))
    .map(({ path }) => addressIn(world, path));

/** Every form with something to type into on these pages. */
async function formsOf(by: Somebody, pages: readonly string[]): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const page of pages) {
    const answer = await by.get(page);
    if (answer.status !== 200 || !String(answer.headers['content-type']).includes('html')) continue;
    for (const form of readPage(answer.body).document.querySelectorAll('form')) {
      const action = form.getAttribute('action') ?? page;
      const method = form.getAttribute('method') ?? 'get';
      const fields = [...form.querySelectorAll('input[name], textarea[name], select[name]')].map((field) => ({
        name: field.getAttribute('name') ?? '',
        kind: field.tagName === 'INPUT' ? (field.getAttribute('type') ?? 'text') : field.tagName.toLowerCase(),
        hidden: field.getAttribute('value') ?? '',
      }));
      if (fields.some(isTypedInto) && !LEFT_ALONE.test(action))
        found.set(`${method} ${action}`, { action, method, fields, by });
    }
  }
  return [...found.values()];
}

/** A bank holiday is everybody's, and would move the dates of every other test. */
const LEFT_ALONE = /^\/desk\/settings\/holidays/;

const isTypedInto = ({ kind }: Field) => kind !== 'hidden';

/** The route that answers a form: each number or list in Settings has an address of its own, and one route has them all. */
const routeOf = (() => {
  const fits = routes
    .map(({ method, path }) => ({ method, path, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }))
    .sort((a, b) => a.path.split(':').length - b.path.split(':').length);
  return ({ method, action }: Form) => {
    const path = action.split(/[?#]/)[0] ?? '';
    const route = fits.find((one) => one.method === method.toUpperCase() && one.pattern.test(path));
    if (!route) throw new Error(`No route answers ${method} ${path}.`);
    return `${route.method} ${route.path}`;
  };
})();

/** For each route the forms that differ in what they ask for, each with a title of its own. */
function byRoute(forms: readonly Found[], whose = ''): Map<string, Found> {
  const found = new Map<string, Found[]>();
  for (const form of forms) {
    const known = found.get(routeOf(form)) ?? [];
    if (!known.some((other) => asks(other) === asks(form))) found.set(routeOf(form), [...known, form]);
  }
  return new Map(
    [...found].flatMap(([route, all]) =>
      all.map((form, at) => [`${route}${whose}${at > 0 ? `, form ${at + 1}` : ''}`, form] as const),
    ),
  );
}

/** The names of its fields, without the code in its address in which some of them end: "number_childline". */
function asks({ action, fields }: Form): string {
  const pieces = action.split(/[/?]/).filter(Boolean);
  const codeIn = (name: string) => pieces.find((piece) => name.endsWith(`_${piece}`)) ?? '';
  return fields.map(({ name }) => name.slice(0, name.length - codeIn(name).length)).join();
}

/**
 * Without "<script" besides our own, and without a word that begins as the names of handlers do, no script can be in it:
 * such a page, and it is nearly every one, needs no reading as a browser reads it.
 */
function mayHoldScript(html: string): boolean {
  const others = html.replace(/<script type="module" src="\/assets\/[\w.-]+"><\/script>/g, '');
  return /<script/i.test(others) || /\bon[a-z]{3,}/i.test(others);
}

/** Sends each string through a form at least once, as many together as it has fields to type into; somebody new each hundred times. */
async function sendAll(form: Found, strings: readonly string[], by: () => Promise<Somebody>) {
  const together = form.fields.filter(isTypedInto).length;
  let who = form.by;
  for (let at = 0; at < strings.length; at += together) {
    if (at % (100 * together) === 0) who = await by();
    await sendThrough(form, strings, at, who);
  }
}

/** Sends strings through the fields of a form, one each; the answer is a page, a redirect or a refusal, never a crash. */
async function sendThrough(form: Form, strings: readonly string[], from: number, who: Somebody) {
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

const world = await newWholeWorld();
const manager = await world.staff('manager', 'Mia Long');
// Each form once: by the officer, or by the manager where an officer has no such form.
const onDesk = [...(await formsOf(manager, pagesOf(false))), ...(await formsOf(world.sam, pagesOf(false)))];
const deskForms = byRoute([...new Map(onDesk.map((form) => [`${form.method} ${form.action}`, form])).values()]);

const STEPS = ['what', 'where', 'who', 'hope', 'contact', 'reach', 'needs', 'sharing'];

/** Somebody at the public pages, who has begun something that can be said of. */
async function begin() {
  const visitor = newVisitor(world);
  await visitor.post('/tell-us');
  await visitor.post('/tell-us/what', { what: 'My mother was moved three times in one night.' });
  return visitor;
}

const doors = [...pagesOf(true).filter((page) => page !== '/leave'), ...STEPS.map((step) => `/tell-us/${step}`)];
const publicForms = byRoute(await formsOf(await begin(), doors), ' of the public pages');

test('there are forms to try on many pages', () => {
  expect(deskForms.size).toBeGreaterThan(100);
  expect(publicForms.size).toBeGreaterThan(12);
});

describe('hostile strings in any field get a page or a refusal, never a crash, and never run', () => {
  for (const [title, form] of deskForms)
    test(title, async () => {
      for (const at of OURS.keys()) await sendThrough(form, OURS, at, form.by);
    });
  for (const [title, form] of publicForms) test(title, () => sendAll(form, OURS, begin));
});

if (SHARED.length > 0)
  describe('so does the shared set of naughty strings', () => {
    for (const [title, form] of deskForms) test(title, () => sendAll(form, SHARED, async () => form.by));
    for (const [title, form] of publicForms) test(title, () => sendAll(form, SHARED, begin));
  });

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

test('free text is kept as it was typed, and finds or does not find in search', async () => {
  for (const hostile of [...OURS, ...SHARED]) {
    await noteKeeps(hostile);
    const search = `/desk/search?q=${encodeURIComponent(hostile.toWellFormed())}`;
    expect((await world.sam.get(search)).status).toBeLessThan(400);
  }
});

test('a hostile string is a wrong password and nothing else', async () => {
  for (const [at, hostile] of [...OURS, ...SHARED.slice(0, 60)].entries()) {
    const payload = new URLSearchParams({ email: hostile, password: hostile }).toString();
    const answer = await ask(undefined, 'POST', '/sign-in', {
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      from: `10.0.0.${at}`,
    });
    expect([hostile, answer.status]).toEqual([hostile, 422]);
  }
});

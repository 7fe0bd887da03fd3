import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { listRoutes } from '../src/app.ts';
import { openCase, startContact } from '../src/cases/index.ts';
import {
  changesIn,
  type FoundForm,
  type FoundLink,
  growthIn,
  kindsOf,
  type Prints,
  printsOf,
  sendUntilRead,
  tablesWith,
  walkPages,
} from './forged.ts';
import { open } from './harness.ts';
import { addressIn, type Desk, newWholeWorld, type WholeWorld } from './world.ts';

const STRANGERS = 'Quillfeather';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const REFERENCE = /PAL-\d\d-\d{4}/;
const MALFORMED = ["'", '%00', 'x'.repeat(300)];
/** After these nobody is signed in any more; a bank holiday is everybody's, and would close the PALS of every other test. */
const LEFT_ALONE = /^\/sign-out|\/sessions\/|\/me\/password|^\/desk\/settings\/holidays/;
/** What ends something comes last: on what is ended nothing else can be tried. */
const LAST = [
  /error$|withdrawal$|ending$/,
  /thanks$|complaint$|closure$|undo$|removal$/,
  /restriction$|exclusion$/,
  /staff\//,
];

let owner: pg.Client;
let home: WholeWorld;
let foreign: WholeWorld;
/** A case of the other trust whose reference nobody here has. */
let foreignRef: string;
let desks: Desk[];
let forms: FoundForm[];
let links: FoundLink[];
let kinds: Awaited<ReturnType<typeof kindsOf>>;
let theirs: Prints;

beforeAll(async () => {
  owner = new pg.Client(inject('database'));
  await owner.connect();
  foreign = await newWholeWorld(STRANGERS);
  foreignRef = await foreign.sam.as(async (ctx) => {
    let ref = '';
    for (let n = 0; n < 30; n += 1)
      ref = (await openCase(ctx, { type: 'question', owner: foreign.sam.id, receivedAt: ctx.now })).ref;
    return ref;
  });
  home = await newWholeWorld();
  desks = [
    await home.staff('manager', 'Mia Long'),
    home.sam,
    await home.staff('complaints', 'Cora Bell'),
    await home.staff('information_governance', 'Ivo Gale'),
    await home.staff('administrator', 'Ann Poole'),
  ];
  const walked = await walkPages(desks, home);
  const rank = ({ action }: FoundForm) => LAST.findIndex((pattern) => pattern.test(action));
  forms = walked.forms.filter(({ action }) => !LEFT_ALONE.test(action)).sort((a, b) => rank(a) - rank(b));
  links = walked.links;
  kinds = await kindsOf(owner, home.trust.id, foreign.trust.id);
  theirs = await printsOf(owner, foreign.trust.id);
}, 300_000);
afterAll(() => owner.end());

const own = () => printsOf(owner, home.trust.id);

test('there are many forms to try', () => {
  expect(forms.length).toBeGreaterThan(100);
});

/** Each place of a path that names a thing, with what is put there instead. */
function forgedPaths(path: string): { what: string; address: string }[] {
  const parts = path.split('/');
  const ours = addressIn(home, path).split('/');
  const other = addressIn(foreign, path).split('/');
  return parts.flatMap((part, at) => {
    if (!part.startsWith(':')) return [];
    const isCase = parts[at - 1] === 'cases';
    const stranger = isCase ? foreignRef : (other[at] ?? '');
    const random = isCase ? 'PAL-26-9999' : UUID.test(ours[at] ?? '') ? randomUUID() : 'nothing_of_this_name';
    const forged = [random, ...(stranger === ours[at] ? [] : [stranger]), ...MALFORMED];
    // What hangs on one case is not found under another; a person and a link may be in both, a consent is used in another,
    // and the steps after a death have the same names everywhere.
    const hangs = isCase && parts.slice(at + 1).some((later) => later.startsWith(':'));
    if (hangs && !/people|links|use$|bereavement\/steps/.test(path)) forged.push(home.otherCase.ref);
    return forged.map((text) => ({
      what: `${part} as ${text}`,
      address: ours.map((one, index) => (index === at ? text : one)).join('/'),
    }));
  });
}

test("an id in an address that is made up, another trust's, of another case or no id at all is not found, and nothing changes", async () => {
  const before = await own();
  const found: string[] = [];
  for (const { method, path, may } of listRoutes(open().house)) {
    if (!path.startsWith('/desk') || !path.includes(':')) continue;
    if (path.startsWith('/desk/drafts')) continue; // a draft is its author's own, under any key
    const desk = desks.find(({ user }) => user.may.has(may as never));
    if (!desk) throw new Error(`Nobody may ${may}.`);
    for (const { what, address } of forgedPaths(path)) {
      const answer = await (method === 'GET' ? desk.get(address) : desk.post(address));
      if (answer.status !== 404) found.push(`${method} ${path} with ${what}: ${answer.status}`);
      expect([path, what, answer.body.includes(STRANGERS)]).toEqual([path, what, false]);
    }
  }
  expect(found).toEqual([]);
  expect(changesIn(before, await own())).toEqual([]);
}, 300_000);

test('an id after a question mark that is nobody’s here shows nothing of another trust, and never breaks a page', async () => {
  const before = await own();
  for (const { desk, address } of links) {
    const [path, query] = address.split('?');
    for (const [name, value] of new URLSearchParams(query)) {
      for (const forged of [...theirIdsFor(name, value), 'malformed', "'", '\0', '-1', '99999999999999999999']) {
        const asked = new URLSearchParams(query);
        asked.set(name, forged);
        const answer = await desk.get(`${path}?${asked}`);
        const what = [path, name, forged, answer.status];
        expect([...what, answer.status < 500 && !answer.body.includes(STRANGERS)]).toEqual([...what, true]);
      }
    }
  }
  expect(changesIn(before, await own())).toEqual([]);
}, 300_000);

/** In the place of an id, or of a field for one that stands empty: of another trust and the same kind, and of nobody. */
function theirIdsFor(name: string, value: string): string[] {
  if (REFERENCE.test(value) || /^(ref|case)$/.test(name)) return [foreignRef, 'PAL-26-9999'];
  const id = UUID.exec(value)?.[0] ?? '';
  const same = kinds.theirsFor(id);
  if (same) return [value.replace(id, same), value.replace(id, randomUUID()), value.replace(id, 'malformed')];
  if (!/_id$/.test(name) || value !== '') return [];
  return [{ place_id: foreign.place, case_id: foreign.kase.id }[name] ?? foreign.grace.id, randomUUID()];
}

const CALL = new RegExp(`^/desk/contacts/${UUID.source}$`);

/** A call that is finished cannot be finished otherwise: each try has a call of its own. */
async function anew(form: FoundForm): Promise<FoundForm> {
  if (!CALL.test(form.action)) return form;
  return { ...form, action: `/desk/contacts/${await form.desk.as(startContact)}` };
}

test("an id in a form that is another trust's, or nobody's, is refused or not taken, and nothing of the other trust shows or changes", async () => {
  let before = await own();
  let tried = 0;
  for (const form of forms) {
    let taken = false;
    for (const [at, field] of form.fields.entries()) {
      if (/^(was_|press$)/.test(field.name)) continue;
      for (const value of theirIdsFor(field.name, field.value)) {
        const fields = form.fields.map((one, index) => (index === at ? { ...one, value } : one));
        const { answer } = await sendUntilRead(await anew(form), fields, field.name);
        const what = [form.action, field.name, value, answer.status];
        expect([...what, answer.body.includes(STRANGERS)]).toEqual([...what, false]);
        if (answer.status >= 400) expect([...what, [404, 409, 422].includes(answer.status)]).toEqual([...what, true]);
        // Where another answer of the form makes the field one that is not read, the rest may be done.
        else expect([...what, await tablesWith(owner, home.trust.id, value)]).toEqual([...what, []]);
        taken ||= answer.status < 400;
        tried += 1;
      }
    }
    const after = await own();
    const changes = changesIn(before, after).filter((table) => !(CALL.test(form.action) && table === 'contacts'));
    if (!taken) expect([form.action, changes]).toEqual([form.action, []]);
    before = after;
  }
  expect(tried).toBeGreaterThan(100);
  expect(changesIn(theirs, await printsOf(owner, foreign.trust.id))).toEqual([]);
}, 300_000);

test('what was changed meanwhile is not changed over: the stale version is told, and nothing is lost', async () => {
  const before = await own();
  let tried = 0;
  for (const form of forms) {
    for (const { name, value } of form.fields) {
      for (const stale of staleFor(form, name, value)) {
        const { answer } = await sendUntilRead(form, stale, name);
        const what = [form.action, name, answer.status];
        const told = [409, 422].includes(answer.status) || /done=changed/.test(answer.to);
        expect([...what, told || !name.startsWith('was_')]).toEqual([...what, true]);
        expect([...what, changesIn(before, await own())]).toEqual([...what, []]);
        tried += 1;
      }
    }
  }
  expect(tried).toBeGreaterThan(40);
}, 300_000);

/** The form as it is sent by somebody whose page is old. What is only ticked or chosen merges without a word. */
function staleFor(form: FoundForm, name: string, value: string): FoundForm['fields'][] {
  const put = (changes: Record<string, string>) =>
    form.fields.map((field) => ({ ...field, value: changes[field.name] ?? field.value }));
  if (/^version$/.test(name))
    return [String(Number(value) - 1), '99999999999999999999', 'x'].map((version) => put({ version }));
  const now = name.slice('was_'.length);
  const isTyped = form.fields.some((field) => field.name === now && field.kind === 'typed');
  return name.startsWith('was_') && isTyped ? [put({ [name]: 'It was otherwise', [now]: 'A third text' })] : [];
}

/** Pressed twice, these mean twice: a question counted, a call begun. */
// A link to a calendar is shown once: each press makes a new one, and the one before stops.
const COUNTED = /quick-log$|contacts$|me\/calendar$/;

test('the same form sent twice has no second effect', async () => {
  let done = 0;
  const twice: string[] = [];
  for (const form of forms) {
    const { answer, again } = await sendUntilRead(form, form.fields);
    const once = await own();
    const second = await again();
    expect([form.action, answer.status < 500, second.status < 500]).toEqual([form.action, true, true]);
    if (answer.status === 303) done += 1;
    if (!COUNTED.test(form.action))
      twice.push(...growthIn(once, await own()).map((table) => `${form.action}: ${table}`));
  }
  expect(twice).toEqual([]);
  expect(done).toBeGreaterThan(60);
}, 300_000);

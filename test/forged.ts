import type pg from 'pg';
import { listRoutes } from '../src/app.ts';
import { open, readPage } from './harness.ts';
import { addressIn, type Desk, type WholeWorld } from './world.ts';

/** `typed` may be typed otherwise, `ticked` may be left out; the rest stays as the page gave it. */
type Field = { readonly name: string; readonly value: string; readonly kind: 'typed' | 'ticked' | 'given' };
/** A form as it stood on a page, filled in as somebody plausible would. */
export type FoundForm = { action: string; desk: Desk; fields: readonly Field[] };
type Answer = Awaited<ReturnType<Desk['post']>>;

/** The first button of these is pressed, or else the last of the form. */
const PRESSED = ['finish', 'add', 'save'];

/** What is typed where nothing stands yet: one after another, until the desk no longer complains of it. */
const TYPED = ['', 'Words for the walk', 'today', '9:30am', '5', 'tomorrow', '07700 900456', 'a.walker@example.org'];

/** The fields of one form: what is chosen stays chosen; the first or the last answer where nothing is; words where words go. */
function fillIn(form: Element, answer: 'first' | 'last'): Field[] {
  const fields: Field[] = [];
  const radios = new Map<string, Element[]>();
  for (const field of form.querySelectorAll('input[name], textarea[name], select[name]')) {
    const name = field.getAttribute('name') ?? '';
    const type = field.tagName === 'INPUT' ? (field.getAttribute('type') ?? 'text') : field.tagName.toLowerCase();
    const value = (type === 'textarea' ? field.textContent : field.getAttribute('value')) ?? '';
    if (type === 'radio') radios.set(name, [...(radios.get(name) ?? []), field]);
    else if (type === 'select') fields.push({ name, value: chosen(field), kind: 'given' });
    else if (type === 'hidden') fields.push({ name, value, kind: 'given' });
    else if (type === 'checkbox') fields.push({ name, value, kind: 'ticked' });
    else if (type !== 'file') fields.push({ name, value, kind: 'typed' });
  }
  for (const [name, answers] of radios)
    fields.push({ name, value: valueIn(answers.at(answer === 'first' ? 0 : -1)), kind: 'given' });
  const buttons = [...form.querySelectorAll('button[name]')];
  const pressed = buttons.find((button) => PRESSED.includes(valueIn(button))) ?? buttons.at(-1);
  if (pressed) fields.push({ name: pressed.getAttribute('name') ?? '', value: valueIn(pressed), kind: 'given' });
  return fields;
}

const valueIn = (node: Element | undefined) => node?.getAttribute('value') ?? '';

function chosen(select: Element): string {
  const marked = valueIn(select.querySelector('option[selected]') ?? undefined);
  return marked || ([...select.querySelectorAll('option')].map(valueIn).find((value) => value !== '') ?? '');
}

export type FoundLink = { desk: Desk; address: string };

/**
 * What stands on every page that one of these can open: each form that changes something, with the first answers and with
 * the last, and each link that says more after a question mark. One of a kind: forty organisations have one form.
 */
export async function walkPages(desks: readonly Desk[], world: WholeWorld) {
  const forms = new Map<string, FoundForm[]>();
  const links = new Map<string, FoundLink>();
  const pages = listRoutes(open().house).filter((route) => route.method === 'GET' && route.path.startsWith('/desk'));
  for (const desk of desks) {
    for (const { path, may } of pages) {
      if (!desk.user.may.has(may as never)) continue;
      const address = addressIn(world, path);
      const answer = await desk.get(address);
      if (answer.status !== 200 || !String(answer.headers['content-type']).includes('html')) continue;
      const { document } = readPage(answer.body);
      for (const form of document.querySelectorAll('form[method="post"]') as Iterable<Element>) {
        const action = form.getAttribute('action') ?? address;
        const kind = kindOf(action);
        if (forms.has(kind)) continue;
        const [first, last] = [fillIn(form, 'first'), fillIn(form, 'last')];
        const both = JSON.stringify(first) === JSON.stringify(last) ? [first] : [first, last];
        forms.set(
          kind,
          both.map((fields) => ({ action, desk, fields })),
        );
      }
      for (const link of document.querySelectorAll('a[href*="?"]') as Iterable<Element>) {
        const href = new URL(link.getAttribute('href') ?? '', `http://here${address}`);
        const kind = `${kindOf(href.pathname)} ${[...href.searchParams.keys()]}`;
        if (!links.has(kind)) links.set(kind, { desk, address: `${href.pathname}${href.search}` });
      }
    }
  }
  return { forms: [...forms.values()].flat(), links: [...links.values()] };
}

const kindOf = (address: string) => address.replace(/(organisations|numbers|lists|cards)\/\w+/, '$1');

function send({ action, desk }: FoundForm, fields: readonly Field[]): Promise<Answer> {
  const body: Record<string, string[]> = {};
  for (const { name, value } of fields) body[name] = [...(body[name] ?? []), value];
  return desk.post(action, body);
}

/** The names of the fields that an answer complains of. */
function wrongIn(answer: Answer): string[] {
  const { document } = answer.page();
  return [...document.querySelectorAll('.nhsuk-error-summary a[href^="#"]')].map((link) => {
    const id = (link.getAttribute('href') ?? '').slice(1);
    return document.getElementById(id)?.getAttribute('name') ?? id;
  });
}

/**
 * Sends a form and types something else wherever the desk says that it does not fit, until all that is left to complain
 * of is `kept`, or nothing: so that what is tried in `kept` is reached, and not hidden behind a missing date.
 */
export async function sendUntilRead(form: FoundForm, fields: readonly Field[], kept = '') {
  const tried = new Map<string, number>();
  let sent = fields;
  let answer = await send(form, sent);
  for (let round = 1; round < TYPED.length && answer.status === 422; round += 1) {
    const wrong = new Set(wrongIn(answer).filter((name) => name !== kept));
    const better = sent.flatMap((field) => {
      if (!wrong.has(field.name) || field.kind === 'given') return [field];
      if (field.kind === 'ticked') return [];
      const times = (tried.get(field.name) ?? 0) + 1;
      tried.set(field.name, times);
      return [{ ...field, value: TYPED[times] ?? '' }];
    });
    if (JSON.stringify(better) === JSON.stringify(sent)) break;
    sent = better;
    answer = await send(form, sent);
  }
  return { answer, sent, again: () => send(form, sent) };
}

/** Ids of rows: which table each is of, and one of another trust of the same kind. */
export async function kindsOf(owner: pg.Client, home: string, foreign: string) {
  const ofId = new Map<string, string>();
  const another = new Map<string, string>();
  for (const { name: table, hasId } of await tablesOf(owner)) {
    if (!hasId) continue;
    const { rows } = await owner.query<{ id: string; trust_id: string }>(
      `select id, trust_id from "${table}" where trust_id = any ($1) order by id desc`,
      [[home, foreign]],
    );
    for (const { id, trust_id } of rows) {
      if (trust_id === home) ofId.set(id, table);
      else another.set(table, id);
    }
  }
  return { theirsFor: (id: string) => another.get(ofId.get(id) ?? '') };
}

let known: { name: string; hasId: boolean }[] | undefined;

/** The tables with rows of a trust. The list is slow to ask for, and does not change. */
async function tablesOf(owner: pg.Client) {
  if (known) return known;
  const { rows } = await owner.query<{ name: string; has_id: boolean }>(
    `select c.table_name as name, exists (select 1 from information_schema.columns i where i.table_schema = 'public'
       and i.table_name = c.table_name and i.column_name = 'id' and i.data_type = 'uuid') as has_id
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'trust_id' order by 1`,
  );
  known = rows.map(({ name, has_id }) => ({ name, hasId: has_id }));
  return known;
}

const namesOf = async (owner: pg.Client) =>
  (await tablesOf(owner)).map(({ name }) => name).filter((name) => !NO_CHANGE.includes(name));

/** What a look leaves: who read, who is here, when a session was last used. And words on their way are kept as typed. */
const NO_CHANGE = ['views', 'sessions', 'case_presence', 'drafts'];

export type Prints = Map<string, string>;

/** A fingerprint of the rows of one trust, by table. */
export async function printsOf(owner: pg.Client, trust: string): Promise<Prints> {
  const one = (name: string) =>
    `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(x::text, ';' order by x::text)), '') as print from "${name}" x where trust_id = $1`;
  const { rows } = await owner.query<{ name: string; print: string }>(
    (await namesOf(owner)).map(one).join(' union all '),
    [trust],
  );
  return new Map(rows.map(({ name, print }) => [name, print]));
}

/** The tables in which something is no longer as it was. */
export function changesIn(before: Prints, after: Prints): string[] {
  return [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name);
}

/** The tables that have other numbers of rows than before. What happened is told each time, and counts for nothing here. */
export function growthIn(before: Prints, after: Prints): string[] {
  const count = (prints: Prints, name: string) => prints.get(name)?.split(' ')[0];
  return changesIn(before, after).filter((name) => name !== 'events' && count(before, name) !== count(after, name));
}

/** The tables of a trust in which a text stands somewhere. */
export async function tablesWith(owner: pg.Client, trust: string, text: string): Promise<string[]> {
  const one = (name: string) =>
    `select '${name}' as name where exists (select 1 from "${name}" x where trust_id = $1 and x::text like $2)`;
  const { rows } = await owner.query<{ name: string }>((await namesOf(owner)).map(one).join(' union all '), [
    trust,
    `%${text}%`,
  ]);
  return rows.map(({ name }) => name);
}

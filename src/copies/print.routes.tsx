import { viewed } from '../audit/index.ts';
import {
  type Case,
  type CaseView,
  type Entry,
  GATE_WORDS,
  loadCase,
  masked,
  mayComplainFor,
  mayHear,
  openableCase,
  PROMISE_WORDS,
  printedOfCase,
  ROLE_WORDS,
  routeLine,
  SATISFIED_WORDS,
  STATUS_WORDS,
  sharingLine,
  stepLine,
  TOLD_WORDS,
  TYPE_WORDS,
} from '../cases/index.ts';
import {
  contactRules,
  listHospitalNumbers,
  mayPhone,
  peopleByIds,
  safeLines,
  usableWays,
  usableWords,
} from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import { ChoosePrint, PrintedCase, type PrintProps } from './print.tsx';
import { entriesOutside, isOutside, needsOutside, READERS, type Reader } from './print-outside.rules.ts';

/** More entries than any case has; a case beyond it says so on paper. */
const MOST_PRINTED = 1000;

type Wanted = { details: boolean; text: boolean };

export function printRoutes(r: Router) {
  r.get('/desk/cases/:ref/print', { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const details = one(req.query, 'details');
    if (details !== 'with' && details !== 'without') {
      return choosePage(kase);
    }
    const reader = READERS.find((known) => known === one(req.query, 'for')) ?? 'pals';
    if (details === 'with' && !mayRead(kase, reader)) return choosePage(kase, reader);
    const view = await loadCase(ctx, kase, { shown: 'all', page: 1, drafts: () => [], most: MOST_PRINTED });
    await viewed(ctx, 'print', { case: kase.id });
    const others = details === 'with' && !isOutside(reader) ? await printedOfCase(ctx, kase) : [];
    const numbers = await listHospitalNumbers(
      ctx,
      view.people.map(({ person }) => person.id),
    );
    const isReader = await readerOf(ctx, view, reader);
    const props = printed(ctx, req, view, { others, numbers, isReader });
    return deskPage({ title: `Print ${kase.ref}`, section: 'cases', width: 'form', body: <PrintedCase {...props} /> });
  });
}

function choosePage(kase: Case, refused?: Reader) {
  const error = refused && GATE_WORDS.paper;
  const body = <ChoosePrint reference={kase.ref} reader={refused ?? 'pals'} error={error} />;
  return deskPage({ title: `Print ${kase.ref}`, section: 'cases', width: 'form', status: error ? 422 : 200, body });
}

/** Paper leaves PALS as any other message does. */
function mayRead(kase: Case, reader: Reader): boolean {
  if (reader === 'caller') return mayHear(kase, kase.caller_id);
  if (reader === 'service') return kase.sharing === 'name' || kase.sharing === 'safety';
  if (reader === 'complaints') return kase.handed_over_at !== null || mayComplainFor(kase);
  return true;
}

/** Is this the person who gets the paper, under whichever record? Where no patient is known it is who told us. */
async function readerOf(ctx: Ctx, { kase, timeline }: CaseView, reader: Reader) {
  const wanted =
    reader === 'patient' ? (kase.patient_id ?? kase.caller_id) : reader === 'caller' ? kase.caller_id : null;
  const ids = [wanted, kase.caller_id, kase.patient_id, ...[...timeline.contacts.values()].map((row) => row.person_id)];
  const people = await peopleByIds(ctx, ids);
  const who = people.get(wanted ?? '')?.id;
  return (person: string | null) => who !== undefined && (people.get(person ?? '')?.id ?? person) === who;
}

/** What other modules add, the hospital numbers by person, and who gets the paper. */
type More = {
  others: PrintProps['facts'];
  numbers: ReadonlyMap<string, string[]>;
  isReader: (person: string | null) => boolean;
};

function printed(ctx: Ctx, req: Req, view: CaseView, { others, numbers, isReader }: More): PrintProps {
  const wanted = { details: one(req.query, 'details') === 'with', text: one(req.query, 'text') === 'yes' };
  const names = view.people.flatMap(({ person }) => [person.name, person.call_me, ...(numbers.get(person.id) ?? [])]);
  const reader = READERS.find((known) => known === one(req.query, 'for')) ?? 'pals';
  const shown = INSIDE.includes(reader) ? numbers : new Map<string, string[]>();
  const all = view.timeline.items.flatMap((item) => (item.type === 'entry' ? [item.entry] : []));
  const outside = wanted.details && isOutside(reader);
  const entries = outside ? entriesOutside(all, { contacts: view.timeline.contacts, isReader }) : all;
  const facts = outside ? factsOutside(view, { reader, shown, isReader }) : [...factsOf(view, shown), ...others];
  return {
    ...wanted,
    reader,
    reference: view.kase.ref,
    printedBy: ctx.actor.kind === 'user' ? ctx.actor.name : '',
    printedAt: `${dateWords(ctx.now, '0001-01-01')}, ${timeWords(ctx.now)}`,
    limits: outside && reader !== 'service' ? view.kase.hear_limits : '',
    facts: wanted.details ? facts : bareFactsOf(view, names),
    entries: wanted.details ? entries : entries.map((entry) => bareEntry(entry, names, wanted)),
    more: view.timeline.pages > 1,
  };
}

/** Readers inside the trust, who look people up by the number of the hospital. */
const INSIDE: readonly Reader[] = ['pals', 'service', 'complaints'];

function factsOf(view: CaseView, numbers: ReadonlyMap<string, string[]>) {
  const people = view.people.map(({ person, role, relation, ways }) => ({
    key: ROLE_WORDS[role] ?? role,
    value: [
      relation ? `${person.name} (${relation.toLowerCase()})` : person.name,
      ...(numbers.get(person.id) ?? []).map((number) => `hospital number ${number}`),
      ...contactRules(person),
      ...safeLines(person),
      ...usableWays(person, ways).map(usableWords),
    ]
      .filter(Boolean)
      .join(', '),
  }));
  const { kase, now } = view;
  return [
    ...people,
    ...caseFacts(view),
    { key: 'Sharing', value: [sharingLine(kase), kase.sharing_note].filter(Boolean).join('. ') },
    { key: 'Route', value: routeLine(kase, view.caller?.called ?? '', view.routeChannel, now) },
    ...(view.steps[0] ? [{ key: 'Next step', value: stepLine(view.steps[0], now) }] : []),
    ...closedFacts(view, (words) => words),
  ];
}

type Outside = { reader: Reader; shown: ReadonlyMap<string, string[]>; isReader: (person: string | null) => boolean };

/** For somebody outside PALS: who it is about, what is done about it, and how we reach who gets the paper; nobody else. */
function factsOutside(view: CaseView, { reader, shown, isReader }: Outside) {
  const { now } = view;
  const people = view.people.map(({ person, role, relation, ways }) => ({
    key: ROLE_WORDS[role] ?? role,
    value: [
      relation ? `${person.name} (${relation.toLowerCase()})` : person.name,
      ...(shown.get(person.id) ?? []).map((number) => `hospital number ${number}`),
      ...(isReader(person.id) && !person.unsafe ? usableWays(person, ways).map(usableWords) : []),
    ].join(', '),
  }));
  const [next] = view.steps;
  const told = next && PROMISE_WORDS[next.kind].reaches && reader !== 'service' ? stepLine(next, now) : '';
  return [
    ...people,
    ...needsOutside(reader, view.told).map((value) => ({ key: 'Needs', value })),
    ...caseFacts(view),
    ...(told ? [{ key: 'Next step', value: told }] : []),
    ...closedFacts(view, () => ''),
  ];
}

/** The same, told of nobody: parts instead of people. */
function bareFactsOf(view: CaseView, names: readonly string[]) {
  const { kase, now } = view;
  const [first] = view.steps;
  const parts = view.people.map(({ role }) => ROLE_WORDS[role] ?? role).join(', ');
  return [
    { key: 'People', value: parts || 'Not known' },
    { key: 'How to make contact', value: ruleOf(view) },
    ...caseFacts(view),
    { key: 'Sharing', value: masked(sharingLine(kase), names) },
    { key: 'Route', value: routeLine(kase, '', view.routeChannel, now) },
    ...(first ? [{ key: 'Next step', value: stepLine({ ...first, who: 'the caller', about: '' }, now) }] : []),
    ...closedFacts(view, () => ''),
  ];
}

/** Only what is on a list: an instruction in words of their own may name somebody. */
function ruleOf({ caller }: CaseView): string {
  if (!caller) return 'Nobody is recorded';
  const contact_rule = mayPhone(caller.person) ? '' : 'Do not phone.';
  return contactRules({ ...caller.person, contact_rule, need_words: [] }).join(' ') || 'Any way';
}

function caseFacts({ kase, subject, place, owner, now }: CaseView) {
  return [
    { key: 'Status', value: STATUS_WORDS[kase.status].label },
    { key: 'Type', value: TYPE_WORDS[kase.type] },
    { key: 'Subject', value: subject || 'Not chosen yet' },
    { key: 'Where', value: place?.name ?? 'Not known' },
    { key: 'First told us', value: `${dateWords(kase.received_at, now)}, ${timeWords(kase.received_at)}` },
    { key: 'Owner', value: owner?.name ?? 'Nobody yet' },
  ];
}

function closedFacts({ kase, outcome, now }: CaseView, free: (words: string) => string) {
  if (!kase.closed_at) return [];
  const satisfied = kase.after_death ? '' : SATISFIED_WORDS[kase.satisfied];
  const told = [kase.told && TOLD_WORDS[kase.told], satisfied].filter(Boolean).join(', ');
  const learning = free(kase.learning);
  return [
    { key: 'Closed', value: `${dateWords(kase.closed_at, now)}: ${outcome}` },
    { key: 'Told', value: told },
    ...(learning ? [{ key: 'To learn from', value: learning }] : []),
  ];
}

function bareEntry(entry: Entry, names: readonly string[], { text }: Wanted): Entry {
  const { body, struck, ...rest } = entry;
  return {
    ...rest,
    // With whom a message was left is free text too.
    title: masked(entry.title.replace(/(message left) with .*$/s, '$1'), names),
    by: masked(entry.by, names),
    ...(body && text ? { body: masked(body, names) } : {}),
    ...(struck
      ? { struck: { by: struck.by, reason: text ? masked(struck.reason, names) : 'a reason is recorded' } }
      : {}),
  };
}

import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { type Calendar, dueTone, dueWords } from '../calendar/index.ts';
import { calledName, type Person, peopleByIds } from '../people/index.ts';
import { type Place, placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { addDays, atLocal, dateWords, localDate, shortDate, timeWords, weekdayWords } from '../platform/time.ts';
import { firstWords, inOrder, leavesSoon, routeReminder } from './day.rules.ts';
import { contactRules, PROMISE_WORDS, TRIES_BEFORE_WRITING, titleOf, wayOf } from './promises.rules.ts';
import type { Promised } from './promises.ts';
import { dosOf } from './steps.rules.ts';
import type { CaseTable, ContactTable } from './tables.ts';

type CaseFacts = Pick<
  Selectable<CaseTable>,
  'ref' | 'safety' | 'after_death' | 'caller_id' | 'patient_id' | 'sharing' | 'sharing_note'
>;

/** A promise with what its case says of it; without a case all of that is empty. */
export type Obliged = Promised & { [K in keyof CaseFacts]: CaseFacts[K] | null } & {
  case_place: string | null;
  told_at: Date | null;
};

/** A promise as My day shows it: words only, nothing left to work out. */
export type DayRow = {
  id: string;
  version: number;
  ref: string | undefined;
  href: string;
  clock: { words: string; tone: 'late' | 'soon' | 'later'; iso: string };
  title: string;
  /** Whom the actions are about, said after the words of a button. */
  who: string;
  reason: string;
  why: string;
  safety: boolean;
  /** How to make contact, one instruction a line. */
  rules: string[];
  action: { label: string; href: string };
  /** Kept by speaking to the person: "No answer" can happen. */
  reaches: boolean;
  mayLeaveVoicemail: boolean;
  attempts: number;
  pinned: boolean;
  snoozed: boolean;
  /** "I have told them" instead of "Done". */
  tells: boolean;
  owner: string | null;
};

export type Words = Pick<
  Selectable<ContactTable>,
  'words' | 'told' | 'channel' | 'direction' | 'result' | 'message_with' | 'received_at'
>;

export type DayFacts = {
  people: ReadonlyMap<string, Person>;
  places: ReadonlyMap<string, Place>;
  words: ReadonlyMap<string, Words>;
  calendar: Calendar;
};

/** So many promises are read at most; what is due first is among them, and every safety concern. */
export const MOST_READ = 300;

/** Promises with their case, as My day, the list of call-backs and the page of one promise read them. */
function obliged(ctx: Ctx) {
  return ctx.db
    .selectFrom('promises')
    .leftJoin('cases', (join) =>
      join.onRef('cases.trust_id', '=', 'promises.trust_id').onRef('cases.id', '=', 'promises.case_id'),
    )
    .selectAll('promises')
    .select(['cases.ref', 'cases.safety', 'cases.after_death', 'cases.caller_id', 'cases.patient_id'])
    .select(['cases.sharing', 'cases.sharing_note', 'cases.place_id as case_place', 'cases.received_at as told_at'])
    .where('promises.trust_id', '=', ctx.trust.id);
}

export type MyPromises = { items: Obliged[]; total: number; today: number; late: number };

/** Open promises of this officer, and messages for whoever is free first. */
export async function listMine(ctx: Ctx): Promise<MyPromises> {
  const today = localDate(ctx.now);
  const awake = sql`(promises.snoozed_until is null or promises.snoozed_until <= ${ctx.now})`;
  const rows = await obliged(ctx)
    .select([
      sql<number>`count(*) over ()`.as('total'),
      sql<number>`count(*) filter (where ${awake} and promises.due_at < ${ctx.now}) over ()`.as('late'),
      sql<number>`count(*) filter (where ${awake} and (promises.due_at <= ${endOfDay(today)} or cases.safety or promises.pinned_on = ${today})) over ()`.as(
        'today',
      ),
    ])
    .where('promises.state', '=', 'open')
    .where('promises.id', 'in', mineOrAnybodys(ctx))
    .orderBy(sql`coalesce(cases.safety, false) or coalesce(promises.pinned_on = ${today}, false)`, 'desc')
    .orderBy('promises.due_at')
    .orderBy('promises.id')
    .limit(MOST_READ)
    .execute();
  const { total = 0, late = 0, today: due = 0 } = rows[0] ?? {};
  return { items: rows, total, late, today: due };
}

/** Two walks along the index instead of an "or", for which all open promises of the trust would be read. */
function mineOrAnybodys(ctx: Ctx) {
  const open = () =>
    ctx.db.selectFrom('promises').select('id').where('trust_id', '=', ctx.trust.id).where('state', '=', 'open');
  return open()
    .where('owner_id', '=', actorId(ctx))
    .unionAll(open().where('owner_id', 'is', null).where('case_id', 'is', null));
}

export function endOfDay(day: string): Date {
  return atLocal(addDays(day, 1), '00:00');
}

/** One promise as a row, whatever its state; undefined where its case may not be known. */
export async function maybeObliged(ctx: Ctx, id: string): Promise<Obliged | undefined> {
  return obliged(ctx).where('promises.id', '=', id).executeTakeFirst();
}

/** Open call-backs that are due in a span of time; of one officer, or of the team. */
export async function listDueBetween(
  ctx: Ctx,
  span: { from: Date | undefined; to: Date; owner: string | undefined; kinds: readonly Promised['kind'][] },
): Promise<Obliged[]> {
  let query = obliged(ctx)
    .where('promises.state', '=', 'open')
    .where('promises.due_at', '<', span.to)
    .where('promises.kind', 'in', [...span.kinds]);
  if (span.from) query = query.where('promises.due_at', '>=', span.from);
  if (span.owner) query = query.where('promises.owner_id', '=', span.owner);
  return query.orderBy('promises.due_at').orderBy('promises.id').limit(MOST_READ).execute();
}

/** The newest words about each promise: of its case, or of the contact that it came from. */
export async function newestWords(ctx: Ctx, items: readonly Obliged[]): Promise<Map<string, Words>> {
  if (items.length === 0) return new Map();
  const found = await sql<Words & { promise: string }>`
    select x.promise, c.words, c.told, c.channel, c.direction, c.result, c.message_with, c.received_at
    from unnest(${items.map((one) => one.id)}::uuid[], ${items.map((one) => one.case_id)}::uuid[], ${items.map((one) => one.contact_id)}::uuid[])
      as x (promise, kase, contact)
    cross join lateral (
      (select * from contacts k where k.trust_id = ${ctx.trust.id} and k.case_id = x.kase and k.state = 'record'
         and k.error_at is null and k.words <> '' order by k.received_at desc, k.id desc limit 1)
      union all
      (select * from contacts k where k.trust_id = ${ctx.trust.id} and k.id = x.contact and x.kase is null and k.state = 'record')
      limit 1) c`.execute(ctx.db);
  return new Map(found.rows.map((row) => [row.promise, row]));
}

export async function loadDayFacts(
  ctx: Ctx,
  items: readonly Obliged[],
  calendar: Calendar,
  alsoPeople: readonly (string | null)[] = [],
): Promise<DayFacts> {
  const people = await peopleByIds(ctx, [
    ...items.flatMap((one) => [one.person_id, one.caller_id, one.patient_id]),
    ...alsoPeople,
  ]);
  const places = await placesByIds(
    ctx,
    items.flatMap((one) => [one.place_id, one.case_place]),
  );
  return { people, places, words: await newestWords(ctx, items), calendar };
}

/** Rows in the order of My day, each with the reason for its place. */
export function rankRows(ctx: Ctx, items: readonly Obliged[], facts: DayFacts): DayRow[] {
  const today = localDate(ctx.now);
  const ranked = items.map((promise) => {
    const words = facts.words.get(promise.id);
    return {
      promise,
      kind: promise.kind,
      due_at: promise.due_at,
      safety: promise.safety ?? false,
      after_death: promise.after_death ?? false,
      leaving: words ? leavesSoon(words.words, localDate(words.received_at), today) : false,
      pinned: promise.pinned_on === today,
      snoozed: isSnoozed(promise, ctx.now),
    };
  });
  return inOrder(ranked, ctx.now, endOfDay(today)).map(({ item, why }) => rowOf(ctx, item.promise, facts, why));
}

const isSnoozed = (promise: Promised, now: Date) => promise.snoozed_until !== null && promise.snoozed_until > now;

/** So many characters of what was said stand in a row: it stays at two lines on a laptop. */
const ROW_WORDS = 56;

/** One promise in words. */
export function rowOf(ctx: Ctx, promise: Obliged, facts: DayFacts, why = ''): DayRow {
  const person = personOf(promise, facts);
  const needs = person?.needs ?? [];
  const names = namesOf(promise, facts);
  const href = promise.ref ? `/desk/cases/${promise.ref}` : `/desk/promises/${promise.id}`;
  return {
    id: promise.id,
    version: promise.version,
    ref: promise.ref ?? undefined,
    href,
    clock: {
      words: promise.state === 'open' ? dueWords(promise.due_at, ctx.now, facts.calendar.hours) : 'Done',
      tone: promise.state === 'open' ? dueTone(promise.due_at, ctx.now) : 'later',
      iso: promise.due_at.toISOString(),
    },
    title: titleOf(promise.kind, names, needs),
    who: names.who || names.about,
    reason: reasonOf(ctx, promise, facts, names),
    why,
    safety: promise.safety ?? false,
    rules: person ? contactRules(person) : [],
    action: {
      label: wayOf(promise.kind, needs).verb,
      href: promise.ref ? `${href}?do=${dosOf(promise.kind)[0]}&on=${promise.id}#do` : href,
    },
    reaches: PROMISE_WORDS[promise.kind].reaches ?? false,
    mayLeaveVoicemail: !needs.includes('no_voicemail'),
    attempts: promise.attempts,
    pinned: promise.pinned_on === localDate(ctx.now),
    snoozed: isSnoozed(promise, ctx.now),
    tells: promise.kind === 'tell_answer',
    owner: promise.owner_id,
  };
}

/** The person whom a promise is about: its own, or the caller of its case. */
export function personOf(promise: Obliged, facts: Pick<DayFacts, 'people'>): Person | undefined {
  return facts.people.get(promise.person_id ?? promise.caller_id ?? '');
}

const OF_A_PLACE: readonly Promised['kind'][] = ['ask_service', 'service_answer', 'visit'];

function namesOf(promise: Obliged, facts: DayFacts) {
  const place = facts.places.get(promise.place_id ?? promise.case_place ?? '');
  return {
    who: personOf(promise, facts)?.name ?? '',
    about: OF_A_PLACE.includes(promise.kind) ? (place?.name ?? '') : promise.about,
  };
}

function reasonOf(ctx: Ctx, promise: Obliged, facts: DayFacts, names: { who: string; about: string }): string {
  const words = facts.words.get(promise.id);
  const parts = [promisedWords(promise, ctx.now), triesWords(promise)];
  if (promise.told === false && promise.state === 'open') parts.push('They do not know the new time.');
  if (isSnoozed(promise, ctx.now))
    parts.push(`Put off until ${clockWords(promise.snoozed_until ?? ctx.now, ctx.now)}: ${promise.snooze_reason}`);
  if (promise.kind === 'ask_route') parts.push(reminderOf(promise, facts, words, ctx.now));
  else if (promise.about && promise.about !== names.about) parts.push(firstWords(promise.about, ROW_WORDS));
  else if (words?.words) parts.push(firstWords(words.words, ROW_WORDS));
  return parts.filter(Boolean).join(' ');
}

/** "Promised by 9:30am." — of what was promised to a person; a moved one names the first promise. */
function promisedWords(promise: Obliged, now: Date): string {
  if (promise.kind === 'ring_back') return `Message of ${clockWords(promise.made_at, now)}.`;
  if (!PROMISE_WORDS[promise.kind].reaches || promise.kind === 'ask_route' || promise.kind === 'first_contact')
    return '';
  const first = `Promised by ${clockWords(promise.first_due_at, now)}`;
  return +promise.first_due_at === +promise.due_at
    ? `${first}.`
    : `${first}, then by ${clockWords(promise.due_at, now)}.`;
}

function triesWords(promise: Obliged): string {
  if (promise.attempts === 0) return '';
  const tries = promise.attempts === 1 ? 'Tried once, no answer.' : `Tried ${promise.attempts} times, no answer.`;
  return promise.attempts < TRIES_BEFORE_WRITING ? tries : `${tries} Send a letter or a text instead.`;
}

/** "9:30am", "9:30am yesterday", "4pm on 20 Nov". */
export function clockWords(at: Date, now: Date): string {
  const day = localDate(at);
  const today = localDate(now);
  if (day === today) return timeWords(at);
  if (day === addDays(today, -1)) return `${timeWords(at)} yesterday`;
  if (day === addDays(today, 1)) return `${timeWords(at)} tomorrow`;
  return `${timeWords(at)} on ${shortDate(day, today)}`;
}

const BY_MOUTH: Partial<Record<Words['channel'], string>> = {
  phone: ' by phone',
  walk_in: ' in person',
  voicemail: ' by voicemail',
};

function reminderOf(promise: Obliged, facts: DayFacts, words: Words | undefined, now: Date): string {
  const person = personOf(promise, facts);
  const told = promise.told_at ?? promise.made_at;
  const sameDay = words && localDate(words.received_at) === localDate(told);
  const on = addDays(localDate(told), 7) > localDate(now) ? weekdayWords(localDate(told)) : dateWords(told, now);
  return routeReminder(person ? calledName(person) : '', { on, by: (sameDay && BY_MOUTH[words.channel]) || '' });
}

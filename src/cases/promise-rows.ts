import { dueTone, dueWords } from '../calendar/index.ts';
import { calledName, contactRules, type Person } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { addDays, dateWords, endOfDay, localDate, shortDate, timeWords, weekdayWords } from '../platform/time.ts';
import { asOfCase } from './cases.rules.ts';
import type { DayFacts, Obliged, Words } from './obliged.ts';
import { firstWords, inOrder, leavesSoon, routeReminder } from './promise-order.rules.ts';
import {
  changedElsewhere,
  isBooked,
  keptElsewhere,
  LIMIT_ENDS,
  OF_NEEDS,
  onClosedDay,
  ownPageOf,
  PLAN_TO_APPROVE,
  PLAN_TO_REVIEW,
  PROMISE_WORDS,
  pageOf,
  TRIES_BEFORE_WRITING,
  titleOf,
  verbOf,
} from './promises.rules.ts';
import type { Promised } from './promises.ts';
import { NOBODY_TODAY } from './quiet.ts';
import { dosOf } from './steps.rules.ts';

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
  /** Whom it reaches: what is open to them. */
  whom: Person | undefined;
  attempts: number;
  /** Its day became a bank holiday after it was promised. */
  onHoliday: boolean;
  pinned: boolean;
  snoozed: boolean;
  /** "I have told them" instead of "Done". */
  tells: boolean;
  /** Kept on its own page alone, by saying there what came of it. */
  keptThere: boolean;
  /** Moved on its own page alone, where others hear of the new time. */
  movedThere: boolean;
  owner: string | null;
  /** Joining a colleague's call: pressing it is the answer. */
  join: { action: string; mayRefuse: boolean } | undefined;
  /** So many messages that nobody owns stand in this one row: they are rung from their list. */
  group?: number;
};

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
      leaving: isLeaving(promise, words, today),
      pinned: promise.pinned_on === today,
      snoozed: isSnoozed(promise, ctx.now),
    };
  });
  return inOrder(ranked, ctx.now, endOfDay(today)).map(({ item, why }) => rowOf(ctx, item.promise, facts, why));
}

/** A day that was recorded wins over the words. */
function isLeaving(promise: Obliged, words: Words | undefined, today: string): boolean {
  if (promise.in_hospital === false) return false;
  if (promise.leaves_on) return promise.leaves_on === today || promise.leaves_on === addDays(today, 1);
  return words ? leavesSoon(words.words, localDate(words.received_at), today) : false;
}

const isSnoozed = (promise: Promised, now: Date) => promise.snoozed_until !== null && promise.snoozed_until > now;

/** So many characters of what was said stand in a row: it stays at two lines on a laptop. */
const ROW_WORDS = 56;

/** One promise in words. */
export function rowOf(ctx: Ctx, promise: Obliged, facts: DayFacts, why = ''): DayRow {
  const person = personOf(promise, facts);
  const names = namesOf(promise, facts);
  const href = promise.ref ? `/desk/cases/${promise.ref}` : `/desk/promises/${promise.id}`;
  return {
    id: promise.id,
    version: promise.version,
    ref: promise.ref ?? undefined,
    href,
    clock: {
      words: promise.state === 'open' ? clockOf(ctx, promise, facts) : 'Done',
      tone: promise.state === 'open' ? dueTone(promise.due_at, ctx.now) : 'later',
      iso: promise.due_at.toISOString(),
    },
    title: titleOf(promise.kind, names, person),
    who: names.who || names.about,
    reason: reasonOf(ctx, promise, facts, names),
    why,
    safety: promise.safety ?? false,
    rules: [...quietRule(promise, facts), ...(person ? contactRules(person) : [])],
    action: {
      label: isBooked(promise) ? 'Open' : (pageOf(promise)?.action ?? verbOf(promise.kind, person)),
      href: ownPageOf(promise) ?? (promise.ref ? `${href}${wayThere(promise)}` : href),
    },
    reaches: dosOf(promise).includes('no-answer'),
    whom: person,
    attempts: promise.attempts,
    onHoliday: promise.falls_on !== null,
    pinned: promise.pinned_on === localDate(ctx.now),
    snoozed: isSnoozed(promise, ctx.now),
    tells: promise.kind === 'tell_answer',
    keptThere: keptElsewhere(promise) !== undefined,
    movedThere: changedElsewhere(promise) !== undefined,
    owner: promise.owner_id,
    join: joinOf(promise),
  };
}

const quietRule = ({ case_id }: Obliged, { quiet }: DayFacts) => (quiet.has(case_id ?? '') ? [`${NOBODY_TODAY}.`] : []);

/** When it is due; of an appointment that is still to come, when it begins: it is kept at its time, not by it. */
function clockOf(ctx: Ctx, promise: Obliged, { calendar }: DayFacts): string {
  if (!isBooked(promise) || promise.due_at <= ctx.now) return dueWords(promise.due_at, ctx.now, calendar.hours);
  return `${dayWords(promise.due_at, ctx.now)} at ${timeWords(promise.due_at)}`;
}

function dayWords(at: Date, now: Date): string {
  const [day, today] = [localDate(at), localDate(now)];
  if (day === today) return 'Today';
  return day === addDays(today, 1) ? 'Tomorrow' : dateWords(at, now);
}

/** "I am coming": to a call, or to who asks for somebody in a case. */
function joinOf({ id, kind, contact_id, ref, owner_id }: Obliged): DayRow['join'] {
  if (kind !== 'join_call') return undefined;
  const at = contact_id ? `/desk/contacts/${contact_id}` : ref ? `/desk/cases/${ref}/danger/company/${id}` : '';
  return at ? { action: `${at}/joining`, mayRefuse: owner_id !== null } : undefined;
}

/** From the page of a case to where a promise is kept: a page of its own, or the panel of its first act. */
function wayThere(promise: Promised): string {
  const own = pageOf(promise);
  return own ? `/${own.page}` : `?do=${dosOf(promise)[0]}&on=${promise.id}#do`;
}

/** The person whom a promise is about: its own, or the caller of its case. */
export function personOf(promise: Obliged, facts: Pick<DayFacts, 'people'>): Person | undefined {
  const id = promise.person_id ?? promise.caller_id ?? null;
  const person = facts.people.get(id ?? '');
  return person && asOfCase(person, promise, id);
}

/** What the title says in other words. */
const NOT_SAID: readonly string[] = [OF_NEEDS, PLAN_TO_APPROVE, PLAN_TO_REVIEW];

const OF_A_PLACE: readonly Promised['kind'][] = ['ask_service', 'service_answer', 'visit'];

function namesOf(promise: Obliged, facts: DayFacts) {
  const now = promise.kind === 'visit' ? promise.now_place_id : null;
  const place = facts.places.get(now ?? promise.place_id ?? promise.case_place ?? '');
  return {
    who: personOf(promise, facts)?.name ?? '',
    about: OF_A_PLACE.includes(promise.kind) ? (place?.name ?? '') : promise.about,
  };
}

function reasonOf(ctx: Ctx, promise: Obliged, facts: DayFacts, names: { who: string; about: string }): string {
  const words = facts.words.get(promise.id);
  const parts = [promisedWords(promise, ctx.now), triesWords(promise)];
  if (promise.falls_on && promise.state === 'open')
    parts.unshift(onClosedDay(promise.falls_on, facts.calendar.holidays));
  if (promise.told === false && promise.state === 'open') parts.push('They do not know the new time.');
  if (isSnoozed(promise, ctx.now))
    parts.push(`Put off until ${clockWords(promise.snoozed_until ?? ctx.now, ctx.now)}: ${promise.snooze_reason}`);
  if (promise.kind === 'ask_route' && promise.about.startsWith(LIMIT_ENDS)) parts.push(`${promise.about}.`);
  else if (promise.kind === 'ask_route') parts.push(reminderOf(promise, facts, words, ctx.now));
  else if (promise.about && promise.about !== names.about && !NOT_SAID.includes(promise.about))
    parts.push(firstWords(promise.about, ROW_WORDS));
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

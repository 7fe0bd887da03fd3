// Which clocks a case has, what each counts, and when it is up.
import {
  addWorkingDays,
  addWorkingMinutes,
  endOfSixMonths,
  endOfTwelveMonths,
  type Holidays,
  type Hours,
  type Target,
  targetDue,
} from '../calendar/index.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import type { CaseType, Channel, ClockUnit } from './tables.ts';

export type Counted = { unit: ClockUnit; amount: number };
export type NewClock = Counted & { name: string; nature: 'aim' | 'statutory'; starts_at: Date };

/** What the law counts, with its number (SI 2009/309). */
const BY_LAW = {
  /** reg 8(1)(c): an oral complaint that is settled by the end of the next working day is none in law. */
  next_working_day: { unit: 'legal_days', amount: 1 },
  /** reg 13(3): not later than 3 working days after the day it was received. */
  acknowledge: { unit: 'legal_days', amount: 3 },
  /** reg 14(3)-(4): 6 months commencing on the day it was received. */
  respond: { unit: 'months', amount: 6 },
  /** reg 12(1): not later than 12 months after it happened or was noticed. */
  time_limit: { unit: 'months_after', amount: 12 },
} as const satisfies Record<string, Counted>;

export type LegalName = keyof typeof BY_LAW;

/**
 * Aims that wait while we wait for the person; what was promised and what the law sets never do. Before the first
 * contact there is nothing for which they could make us wait.
 */
export const PAUSES = ['goal', 'goal_again', 'update', 'offer_route'] as const;

/** What a closing brings to its end. */
export const ENDS_AT_CLOSING = ['first_contact', ...PAUSES, 'next_working_day'] as const;

type Subject = { type: CaseType; received_at: Date; oral: boolean };

/** Cases in which somebody waits to hear more from us than thanks. */
const WAITED_FOR: readonly CaseType[] = ['question', 'concern', 'complaint', 'mp'];

/** Where the complaint route is offered; to an MP it is not, only to whoever asked them to write. */
const OFFERED: readonly CaseType[] = ['question', 'concern', 'complaint', 'experience'];

/** The aim for a kind of case: its own if this PALS has one, else that of a concern. */
function goalOf(type: CaseType, targets: ReadonlyMap<string, Target>): Target | undefined {
  return targets.get(type) ?? targets.get('concern');
}

/** Every clock of a case as it comes in, with the aims that were in force on the day it was received. */
export function clocksFor({ type, received_at, oral }: Subject, targets: ReadonlyMap<string, Target>): NewClock[] {
  const waited = WAITED_FOR.includes(type);
  const aims: Record<string, Target | undefined> = {
    first_contact: targets.get('first_contact'),
    goal: goalOf(type, targets),
    update: waited ? targets.get('update') : undefined,
    offer_route: OFFERED.includes(type) ? targets.get('offer_complaint_route') : undefined,
  };
  const clocks = Object.entries(aims).flatMap(([name, target]): NewClock[] =>
    target ? [{ name, nature: 'aim', starts_at: received_at, unit: target.unit, amount: target.amount }] : [],
  );
  return type === 'concern' && oral ? [...clocks, legalClock('next_working_day', received_at)] : clocks;
}

export function legalClock(name: LegalName, starts_at: Date): NewClock {
  return { name, nature: 'statutory', starts_at, ...BY_LAW[name] };
}

/** What the law gives ends with its day. */
const END_OF_DAY = '23:59';

type Calendar = { hours: Hours; holidays: Holidays };

/**
 * When a clock is up, counted from its start, with the opening hours added for which it stood still. Statutory sums use
 * England's working days and months only: no opening hours, no closures.
 */
export function dueOf(clock: Counted & { starts_at: Date; paused_minutes?: number }, { hours, holidays }: Calendar) {
  const { unit, amount, starts_at, paused_minutes = 0 } = clock;
  if (unit === 'working_days' || unit === 'working_hours') {
    const due = targetDue(starts_at, { unit, amount }, hours);
    return paused_minutes > 0 ? addWorkingMinutes(due, paused_minutes, hours) : due;
  }
  return atLocal(lastLegalDay(unit, amount, localDate(starts_at), holidays), END_OF_DAY);
}

function lastLegalDay(unit: 'legal_days' | 'months' | 'months_after', amount: number, from: Day, holidays: Holidays) {
  if (unit === 'legal_days') return addWorkingDays(from, amount, holidays).date;
  return unit === 'months' ? endOfSixMonths(from) : endOfTwelveMonths(from);
}

/** Where the aim of a day ends when somebody sets it by hand: as PALS usually closes, or with the day. */
export function endOfDayFor(nature: 'aim' | 'statutory', day: Day, closing: string | undefined): Date {
  return atLocal(day, nature === 'aim' ? (closing ?? '17:00') : END_OF_DAY);
}

const WRITTEN: readonly Channel[] = ['email', 'web', 'letter', 'card', 'text'];

/** Told by mouth, also by relay or through somebody: what regulation 8(1)(c) means by an oral complaint. */
export const isOral = (channel: Channel) => !WRITTEN.includes(channel);

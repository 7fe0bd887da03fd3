// The clocks of a case in words, each with its working-out: what was counted, what was skipped.
import {
  addWorkingDays,
  explainSum,
  type Hours,
  openTimesOn,
  type SkippedDay,
  type WorkingDaySum,
  whyNotWorking,
} from '../calendar/index.ts';
import { addDays, dateWords, localDate, timeWords } from '../platform/time.ts';
import type { ClockUnit } from './tables.ts';

type ClockLike = {
  name: string;
  nature: 'aim' | 'statutory';
  starts_at: Date;
  due_at: Date;
  met_at: Date | null;
  stopped_at: Date | null;
  unit?: ClockUnit | null;
  amount?: number | null;
  paused_minutes?: number;
  moved_at?: Date | null;
};

export type ClockLine = { key: string; value: string; working: string[]; sure: boolean };

/** What a clock is called, without saying whose aim it is. */
export const CLOCK_NAMES: Record<string, string> = {
  first_contact: 'First contact',
  goal: 'Sorted',
  goal_again: 'Sorted, after it was opened again',
  update: 'Next update to the person',
  offer_route: 'Offer the complaint route',
  next_working_day: 'End of the next working day',
  acknowledge: 'Complaint acknowledged',
  respond: 'Complaint answered in writing',
  time_limit: 'Time limit to make a complaint',
};

/** Why the law counts: shown with the sum. */
const LAW: Record<string, string> = {
  next_working_day:
    'In law, a concern that was told by mouth and is not settled by then is a complaint, if the person wants an answer (SI 2009/309, regulation 8).',
  acknowledge: 'In law, a complaint is acknowledged within 3 working days (SI 2009/309, regulation 13).',
  respond:
    'In law, a complaint is answered within 6 months that begin on the day it was received, or a longer time agreed with the person before they end (SI 2009/309, regulation 14).',
  time_limit:
    'In law, a complaint is made within 12 months of what happened, or of when the person came to know of it. Later is possible with a good reason, if it can still be looked into fairly (SI 2009/309, regulation 12).',
};

/** Beyond so many days the date says more than the number. */
const MOST_DAYS_TOLD = 20;

/** "Sorted (our aim)" → "By 5pm on Monday 30 November, 3 working days left". Clocks that stand still say how they ended. */
export function clockLine(clock: ClockLike, now: Date, hours: Hours, passed = false): ClockLine {
  const name = CLOCK_NAMES[clock.name] ?? clock.name;
  const sum = sumOf(clock, hours);
  const law = LAW[clock.name];
  return {
    key: clock.nature === 'aim' ? `${name} (our aim)` : name,
    value: standingOf(clock, now, hours, passed),
    working: [
      `Counted from ${dateWords(clock.starts_at, now)}.`,
      ...(sum ? explainSum(sum) : [outsideSum(clock, now)]),
      ...(clock.paused_minutes
        ? [`${waitedWords(clock.paused_minutes)} in which we waited for the person are added.`]
        : []),
      ...(law ? [law] : []),
    ],
    sure: sum?.warning === undefined,
  };
}

/** Months and what was moved by hand are told in a sentence; days are counted out. */
function sumOf(clock: ClockLike, hours: Hours): WorkingDaySum | undefined {
  if (clock.moved_at || clock.unit === 'months' || clock.unit === 'months_after') return undefined;
  return clock.nature === 'aim' ? openDaySum(clock, hours) : legalSum(clock, hours);
}

function outsideSum(clock: ClockLike, now: Date): string {
  const due = dateWords(clock.due_at, now);
  if (clock.moved_at) return `Moved by hand on ${dateWords(clock.moved_at, now)}, to ${due}.`;
  if (clock.unit === 'months') return `That is the first day of ${clock.amount} months. The last is ${due}.`;
  return `That day is not counted. The last day of ${clock.amount} months after it is ${due}.`;
}

function waitedWords(minutes: number): string {
  const hours = Math.round(minutes / 60);
  if (hours < 1) return 'Less than an hour';
  return `${hours} working hour${hours === 1 ? '' : 's'}`;
}

function standingOf(clock: ClockLike, now: Date, hours: Hours, passed: boolean): string {
  const on = dateWords(clock.due_at, now);
  if (clock.met_at) return clock.met_at <= clock.due_at ? `Met. Due by ${on}` : `Missed. Due by ${on}`;
  if (clock.stopped_at) return passed ? 'Ended. The complaints team has this now' : 'Paused. We wait for the person';
  if (clock.due_at < now) return clock.name === 'time_limit' ? `Passed on ${on}` : `Late. Due by ${on}`;
  const counts = (day: string) =>
    clock.nature === 'aim' ? openTimesOn(day, hours).length > 0 : !whyNotWorking(day, hours.holidays);
  const days = daysLeft(now, clock.due_at, counts);
  const time = clock.nature === 'aim' ? timeWords(clock.due_at) : undefined;
  if (days === 0) return time ? `By ${time} today` : 'Today';
  const by = `By ${time ? `${time} on ` : ''}${on}`;
  if (days > MOST_DAYS_TOLD) return by;
  return `${by}, ${days} working day${days === 1 ? '' : 's'} left`;
}

/** Days that count after today, up to and with the day on which it is due. */
function daysLeft(now: Date, due: Date, counts: (day: string) => boolean): number {
  const last = localDate(due);
  let days = 0;
  for (let day = addDays(localDate(now), 1); day <= last; day = addDays(day, 1)) if (counts(day)) days += 1;
  return days;
}

/** The same days that the aim counted: those on which this PALS opens. */
function openDaySum(clock: ClockLike, hours: Hours): WorkingDaySum {
  const start = localDate(clock.starts_at);
  const date = localDate(clock.due_at);
  const counted: string[] = [];
  const skipped: SkippedDay[] = [];
  for (let day = addDays(start, 1); day <= date; day = addDays(day, 1)) {
    if (openTimesOn(day, hours).length > 0) counted.push(day);
    else skipped.push({ date: day, why: whyClosed(day, hours) });
  }
  const { warning } = addWorkingDays(addDays(date, -1), 1, hours.holidays);
  return { start, date, counted, skipped, ...(warning ? { warning } : {}) };
}

function whyClosed(day: string, hours: Hours): string {
  return hours.closures.get(day) ?? whyNotWorking(day, hours.holidays) ?? 'PALS is closed';
}

function legalSum(clock: ClockLike, hours: Hours): WorkingDaySum {
  const start = localDate(clock.starts_at);
  return addWorkingDays(start, clock.amount ?? 1, hours.holidays);
}

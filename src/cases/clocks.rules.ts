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

type ClockLike = {
  name: string;
  nature: 'aim' | 'statutory';
  starts_at: Date;
  due_at: Date;
  met_at: Date | null;
  stopped_at: Date | null;
};

export type ClockLine = { key: string; value: string; working: string[]; sure: boolean };

const NAMES: Record<string, string> = {
  first_contact: 'First contact',
  goal: 'Sorted',
  offer_route: 'Offer the complaint route',
  next_working_day: 'End of the next working day',
  acknowledge: 'Complaint acknowledged',
};

/** Why the law counts: shown with the sum. */
const LAW: Record<string, string> = {
  next_working_day:
    'In law, a concern that was told by mouth and is not settled by then is a complaint, if the person wants an answer (SI 2009/309, regulation 8).',
  acknowledge: 'In law, a complaint is acknowledged within 3 working days (SI 2009/309, regulation 13).',
};

/** No limit of a case at PALS is longer than this many working days. */
const LONGEST_LIMIT = 10;

/** "Sorted (our aim)" → "By 5pm on Monday 30 November, 3 working days left". Clocks that stand still say how they ended. */
export function clockLine(clock: ClockLike, now: Date, hours: Hours, passed = false): ClockLine {
  const name = NAMES[clock.name] ?? clock.name;
  const sum = clock.nature === 'aim' ? openDaySum(clock, hours) : legalSum(clock, hours);
  const law = LAW[clock.name];
  return {
    key: clock.nature === 'aim' ? `${name} (our aim)` : name,
    value: standingOf(clock, now, hours, passed),
    working: [`Counted from ${dateWords(clock.starts_at, now)}.`, ...explainSum(sum), ...(law ? [law] : [])],
    sure: sum.warning === undefined,
  };
}

function standingOf(clock: ClockLike, now: Date, hours: Hours, passed: boolean): string {
  const on = dateWords(clock.due_at, now);
  if (clock.met_at) return clock.met_at <= clock.due_at ? `Met. Due by ${on}` : `Missed. Due by ${on}`;
  if (clock.stopped_at) return passed ? 'Ended. The complaints team has this now' : 'Paused. We wait for the person';
  if (clock.due_at < now) return `Late. Due by ${on}`;
  const counts = (day: string) =>
    clock.nature === 'aim' ? openTimesOn(day, hours).length > 0 : !whyNotWorking(day, hours.holidays);
  const days = daysLeft(now, clock.due_at, counts);
  const time = clock.nature === 'aim' ? timeWords(clock.due_at) : undefined;
  if (days === 0) return time ? `By ${time} today` : 'Today';
  return `By ${time ? `${time} on ` : ''}${on}, ${days} working day${days === 1 ? '' : 's'} left`;
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
  const end = localDate(clock.due_at);
  let days = 1;
  let sum = addWorkingDays(start, days, hours.holidays);
  while (sum.date < end && days < LONGEST_LIMIT) {
    days += 1;
    sum = addWorkingDays(start, days, hours.holidays);
  }
  return sum;
}

// Working hours of one PALS: promises and aims count these. Legal working days are in working-days.rules.ts.
// Nothing here moves a time that was agreed with a person; these sums only propose times and measure.
import { addDays, atLocal, type Day, localDate, weekdayOf } from '../platform/time.ts';
import type { Holidays } from './working-days.rules.ts';

/** Clock times 'HH:MM' in London. */
export type Opening = { opens: string; closes: string };

/** In force from a day to a day, both included; without them since ever and for ever. */
export type WeeklyOpening = Opening & { from?: Day; until?: Day | null };

/**
 * Weekdays 1 (Monday) to 7; a day without openings is closed. Bank holidays and closures close the entire day. All that
 * ever held and is planned is here: each day counts the hours that hold on it.
 */
export type Hours = {
  weekly: { readonly [weekday: number]: readonly WeeklyOpening[] | undefined };
  closures: ReadonlyMap<Day, string>;
  holidays: Holidays;
};

/** Open from the first instant up to the second, in milliseconds. */
export type OpenTime = { from: number; to: number };

const MINUTE = 60_000;
/** A PALS that does not open for so many days never opens: its weekly hours are empty. */
const LONGEST_CLOSED = 400;

const known = new WeakMap<Hours, Map<Day, OpenTime[]>>();

/** The open times of a day in order, without overlaps; none if PALS is closed. */
export function openTimesOn(day: Day, hours: Hours): readonly OpenTime[] {
  const days = known.get(hours) ?? new Map<Day, OpenTime[]>();
  known.set(hours, days);
  const times = days.get(day) ?? (isClosedDay(day, hours) ? [] : joined(usualOpenings(day, hours), day));
  days.set(day, times);
  return times;
}

/** What would be open on this day if it were no holiday and no closure. */
function usualOpenings(day: Day, hours: Hours): WeeklyOpening[] {
  const openings = hours.weekly[weekdayOf(day)] ?? [];
  return openings.filter(({ from, until }) => (from ?? day) <= day && day <= (until ?? day));
}

/** The time at which PALS usually closes on this day, also where it is a holiday or a closure; undefined if it never opens then. */
export function usualClosing(day: Day, hours: Hours): string | undefined {
  const closing = usualOpenings(day, hours).map(({ closes }) => closes);
  return closing.sort().at(-1);
}

function isClosedDay(day: Day, hours: Hours): boolean {
  return hours.closures.has(day) || hours.holidays.days.has(day);
}

function joined(openings: readonly Opening[], day: Day): OpenTime[] {
  const times: OpenTime[] = [];
  for (const { opens, closes } of [...openings].sort((a, b) => (a.opens < b.opens ? -1 : 1))) {
    const from = atLocal(day, opens).getTime();
    const to = atLocal(day, closes).getTime();
    const last = times.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (from < to) times.push({ from, to });
  }
  return times;
}

/** Open days from this day on, for ever, or until it is clear that PALS never opens. */
function* openDaysFrom(first: Day, hours: Hours): Generator<{ day: Day; times: readonly OpenTime[] }> {
  let closed = 0;
  for (let day = first; closed < LONGEST_CLOSED; day = addDays(day, 1)) {
    const times = openTimesOn(day, hours);
    closed = times.length ? 0 : closed + 1;
    if (times.length) yield { day, times };
  }
}

/** What is open from this instant on, cut at it. */
function* openTimesFrom(instant: Date, hours: Hours): Generator<OpenTime> {
  const start = instant.getTime();
  for (const { times } of openDaysFrom(localDate(instant), hours)) {
    for (const { from, to } of times) if (to > start) yield { from: Math.max(from, start), to };
  }
}

const neverOpens = () => new RangeError('This PALS has no opening hours.');

/** Open from the opening minute up to, not including, the closing one. */
export function isOpenAt(instant: Date, hours: Hours): boolean {
  const moment = instant.getTime();
  return openTimesOn(localDate(instant), hours).some(({ from, to }) => from <= moment && moment < to);
}

/** The instant itself while open, else the next opening; undefined if PALS has no opening hours. */
export function nextOpening(instant: Date, hours: Hours): Date | undefined {
  const [next] = openTimesFrom(instant, hours);
  return next && new Date(next.from);
}

/** The first open day on or after this day; undefined if PALS has no opening hours. */
export function nextOpenDay(day: Day, hours: Hours): Day | undefined {
  const [next] = openDaysFrom(day, hours);
  return next?.day;
}

/**
 * The instant after so many minutes of opening hours (0 or more). What ends with the day ends at closing time.
 * Throws a RangeError below 0 or if PALS has no opening hours.
 */
export function addWorkingMinutes(instant: Date, minutes: number, hours: Hours): Date {
  if (!(minutes >= 0)) throw new RangeError(`Not a number of minutes: ${minutes}`);
  let left = minutes * MINUTE;
  for (const { from, to } of openTimesFrom(instant, hours)) {
    if (left <= to - from) return new Date(from + left);
    left -= to - from;
  }
  throw neverOpens();
}

/** Minutes of opening hours from the first instant to the second, with fractions; below 0 if the second is earlier. */
export function workingMinutesBetween(first: Date, second: Date, hours: Hours): number {
  if (second < first) return -workingMinutesBetween(second, first, hours);
  const end = second.getTime();
  let open = 0;
  for (const { from, to } of openTimesFrom(first, hours)) {
    if (from >= end) break;
    open += Math.min(to, end) - from;
  }
  return open / MINUTE;
}

/**
 * Closing time of the n-th open day after the day of this instant (1 or more), whatever the hour of that instant.
 * Throws a RangeError if n is not a whole number from 1, or if PALS has no opening hours.
 */
export function addWorkingDaysOfPals(instant: Date, n: number, hours: Hours): Date {
  if (!(Number.isSafeInteger(n) && n >= 1)) throw new RangeError(`Not a number of days from 1: ${n}`);
  let count = 0;
  for (const { times } of openDaysFrom(addDays(localDate(instant), 1), hours)) {
    count += 1;
    const last = times.at(-1);
    if (count === n && last) return new Date(last.to);
  }
  throw neverOpens();
}

/** How many open days have begun after the day of the first instant, up to the second. */
export function openDaysBegun(first: Date, second: Date, hours: Hours): number {
  let begun = 0;
  for (const { times } of openDaysFrom(addDays(localDate(first), 1), hours)) {
    if ((times[0]?.from ?? Infinity) > second.getTime()) break;
    begun += 1;
  }
  return begun;
}

// Legal working days of England. Opening hours and closures of a PALS have no say here (working-hours.rules.ts has them).
import { addDays, type Day, dateWords, weekdayOf } from '../platform/time.ts';

/** England's bank holidays by day. After `knownUntil` (and before `knownFrom`) the list says nothing. */
export type Holidays = { days: ReadonlyMap<Day, string>; knownFrom?: Day; knownUntil: Day };

export type SkippedDay = { date: Day; why: string };

/** A sum of working days with its working-out. `warning` is there when the date is not sure. */
export type WorkingDaySum = { start: Day; date: Day; counted: Day[]; skipped: SkippedDay[]; warning?: string };

/**
 * Working day: any day but Saturday, Sunday, Christmas Day, Good Friday or a bank holiday in England
 * (SI 2009/309 reg 2). The list of holidays holds all of the last three.
 */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  return whyNotWorking(day, holidays) === undefined;
}

/** The holiday's name, 'weekend', or undefined for a working day. */
export function whyNotWorking(day: Day, holidays: Holidays): string | undefined {
  return holidays.days.get(day) ?? (weekdayOf(day) > 5 ? 'weekend' : undefined);
}

/**
 * The n-th working day after `start`: day 1 is the first working day strictly after it, whether or not `start` is one.
 * Below 0 it counts back in the same way; 0 is `start` itself.
 * Outside the known years it leaves out weekends only and says so in `warning`. Throws a RangeError if n is not whole.
 */
export function addWorkingDays(start: Day, n: number, holidays: Holidays): WorkingDaySum {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Not a whole number of days: ${n}`);
  const counted: Day[] = [];
  const skipped: SkippedDay[] = [];
  let date = start;
  while (counted.length < Math.abs(n)) {
    date = addDays(date, Math.sign(n));
    const why = whyNotWorking(date, holidays);
    if (why) skipped.push({ date, why });
    else counted.push(date);
  }
  const warning = warningFor(counted, holidays);
  return warning ? { start, date, counted, skipped, warning } : { start, date, counted, skipped };
}

/** The first working day strictly after this day. */
export function nextWorkingDay(start: Day, holidays: Holidays): WorkingDaySum {
  return addWorkingDays(start, 1, holidays);
}

function warningFor(counted: readonly Day[], { knownFrom, knownUntil }: Holidays): string | undefined {
  if (counted.some((day) => day > knownUntil)) {
    return `This date is not sure. Bank holidays after ${knownUntil.slice(0, 4)} are not known here yet, so only weekends were left out. The true date may be later.`;
  }
  if (knownFrom && counted.some((day) => day < knownFrom)) {
    return `This date is not sure. Bank holidays before ${knownFrom.slice(0, 4)} are not known here, so only weekends were left out.`;
  }
  return undefined;
}

/**
 * The last day of the 6 months "commencing on" the day received (SI 2009/309 reg 14(4)): that day is itself the first,
 * so the last is the day before the same date 6 months on, or the month's end where that date does not exist.
 */
export function endOfSixMonths(received: Day): Day {
  const months = monthsLater(received, 6);
  return months.exists ? addDays(months.day, -1) : months.day;
}

/**
 * The last day "not later than 12 months after" the day it happened or was noticed (SI 2009/309 reg 12(1)): that day is
 * not counted, so the last is the same date a year on; after 29 February it is 28 February.
 */
export function endOfTwelveMonths(happened: Day): Day {
  return monthsLater(happened, 12).day;
}

/** The same date so many months on, or the end of that month and `exists: false`. */
function monthsLater(day: Day, months: number): { day: Day; exists: boolean } {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const first = (m: number) => `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}-01`;
  const same = first(month).slice(0, 8) + day.slice(8);
  const end = addDays(first(month + 1), -1);
  return same <= end ? { day: same, exists: true } : { day: end, exists: false };
}

/** More weekend days than this are told as a number, so that a sum of 60 days stays readable. */
const MOST_WEEKEND_DAYS_NAMED = 4;

/** The working-out in plain lines for the officer. A year is named where it is not the year the count starts in. */
export function explainSum(sum: WorkingDaySum): string[] {
  const words = (day: Day) => dateWords(day, sum.start);
  const [first] = sum.counted;
  if (!first) return [`No days to count: it is ${words(sum.date)}.`];
  const back = first < sum.start;
  const lines = [`Day 1${back ? ', counting back,' : ''} is ${words(first)}.`];
  if (sum.counted.length > 1) lines.push(`Day ${sum.counted.length} is ${words(sum.date)}.`);
  const skipped = skippedWords(sum.skipped, words);
  if (skipped) lines.push(`Skipped: ${skipped}.`);
  if (sum.warning) lines.push(sum.warning);
  return lines;
}

function skippedWords(skipped: readonly SkippedDay[], words: (day: Day) => string): string {
  const weekendDays = skipped.filter((day) => day.why === 'weekend').length;
  const many = weekendDays > MOST_WEEKEND_DAYS_NAMED;
  const named = skipped.filter((day) => !many || day.why !== 'weekend').map((day) => `${words(day.date)} (${day.why})`);
  return [...named, ...(many ? [`${weekendDays} days of weekends`] : [])].join(', ');
}

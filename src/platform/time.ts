// London's clock, and dates and times in British words. Pure: the present is always passed in.
//
// An instant is a Date. A day is the text 'YYYY-MM-DD' and has no zone. A clock time is the text 'HH:MM'.
import { Temporal } from 'temporal-polyfill';

/** A calendar day, 'YYYY-MM-DD'. */
export type Day = string;

const ZONE = 'Europe/London';
const MINUTE = 60_000;
const DAY = 86_400_000;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

// The offsets of a year are looked up once (slow), then every instant in it is a plain sum (fast). Latest first.
type Span = { from: number; offset: number };
const spansOfYears = new Map<number, Span[]>();

function spansOf(year: number): Span[] {
  const known = spansOfYears.get(year);
  if (known) return known;
  const first = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(ZONE);
  const span = (moment: Temporal.ZonedDateTime) => ({
    from: moment.epochMilliseconds,
    offset: moment.offsetNanoseconds / 1e6,
  });
  const spans = [span(first)];
  let change = first.getTimeZoneTransition('next');
  while (change && change.epochMilliseconds < Date.UTC(year + 1, 0, 1)) {
    spans.push(span(change));
    change = change.getTimeZoneTransition('next');
  }
  spansOfYears.set(year, spans.reverse());
  return spans;
}

/** London's distance from UTC at this moment, in milliseconds. */
function offsetAt(moment: number): number {
  for (const span of spansOf(new Date(moment).getUTCFullYear())) if (span.from <= moment) return span.offset;
  return 0;
}

/** What London's clock shows, as a Date to be read with the getUTC… methods only. */
function clockAt(instant: Date): Date {
  const moment = instant.getTime();
  return new Date(moment + offsetAt(moment));
}

const two = (n: number) => (n < 10 ? `0${n}` : String(n));

/** The day in London. */
export function localDate(instant: Date): Day {
  return dayAt(clockAt(instant).getTime());
}

/** The clock time in London, 'HH:MM'. */
export function localTime(instant: Date): string {
  const clock = clockAt(instant);
  return `${two(clock.getUTCHours())}:${two(clock.getUTCMinutes())}`;
}

/**
 * The instant at which London's clock shows this time on this day; '24:00' is the end of the day.
 * In spring 1:00 to 1:59 does not exist on one Sunday: 1:30 then gives 2:30 BST, an hour later.
 * In autumn 1:00 to 1:59 comes twice on one Sunday: the first one is meant.
 * Throws a RangeError for a day or a time that is not one.
 */
export function atLocal(day: Day, time: string): Date {
  const parts = /^(\d\d):(\d\d)(?::00)?$/.exec(time);
  const minutes = Number(parts?.[1]) * 60 + Number(parts?.[2]);
  if (!(minutes <= 1440) || Number(parts?.[2]) > 59) throw new RangeError(`Not a time: ${time}`);
  const shown = startOf(day) + minutes * MINUTE;
  const before = offsetAt(shown - DAY);
  const after = offsetAt(shown + DAY);
  // With the earlier offset: right before a change, in the doubled hour, and (an hour on) in the missing one.
  const early = shown - before;
  if (before === after || offsetAt(early) === before) return new Date(early);
  const late = shown - after;
  return new Date(offsetAt(late) === after ? late : early);
}

/** Is this text a real day, 'YYYY-MM-DD'? */
export function isDay(text: string): boolean {
  return !Number.isNaN(midnight(text));
}

/** Midnight UTC of a day, for sums of whole days; NaN if it is not a day. */
function midnight(text: string): number {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return Number.NaN;
  const month = Number(text.slice(5, 7)) - 1;
  const date = new Date(Date.UTC(Number(text.slice(0, 4)), month, Number(text.slice(8))));
  // What does not exist runs over into another month.
  return date.getUTCMonth() === month ? date.getTime() : Number.NaN;
}

function startOf(day: Day): number {
  const moment = midnight(day);
  if (Number.isNaN(moment)) throw new RangeError(`Not a day: ${day}`);
  return moment;
}

function dayAt(moment: number): Day {
  if (Number.isNaN(moment)) throw new RangeError('Not a day.');
  const date = new Date(moment);
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** The day so many days later; a minus goes back. */
export function addDays(day: Day, days: number): Day {
  return dayAt(startOf(day) + days * DAY);
}

/** How many days the second is after the first; below 0 if it is before. */
export function daysBetween(first: Day, second: Day): number {
  return (startOf(second) - startOf(first)) / DAY;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((new Date(startOf(day)).getUTCDay() + 6) % 7) + 1;
}

/** "Monday" of a day. */
export function weekdayWords(day: Day): string {
  return WEEKDAYS[weekdayOf(day) - 1] ?? '';
}

const dayOf = (when: Day | Date): Day => (when instanceof Date ? localDate(when) : when);

/** "Tuesday 24 November"; with the year where it is not the year of `now`. An instant is read in London. */
export function dateWords(when: Day | Date, now: Day | Date): string {
  const day = dayOf(when);
  return `${weekdayWords(day)} ${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}${yearWords(day, now)}`;
}

/** "24 Nov"; with the year where it is not the year of `now`. To leave the year out, give the day itself as `now`. */
export function shortDate(when: Day | Date, now: Day | Date): string {
  const day = dayOf(when);
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]?.slice(0, 3)}${yearWords(day, now)}`;
}

function yearWords(day: Day, now: Day | Date): string {
  const year = day.slice(0, 4);
  return dayOf(now).slice(0, 4) === year ? '' : ` ${year}`;
}

/** "3pm", "9:30am", "12pm" (midday), "12am" (the first minute of a day). An instant, or a clock time 'HH:MM'. */
export function timeWords(when: Date | string): string {
  const time = when instanceof Date ? localTime(when) : when;
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3, 5);
  return `${hour % 12 || 12}${minutes === '00' ? '' : `:${minutes}`}${hour % 24 < 12 ? 'am' : 'pm'}`;
}

/** "5pm on Wednesday 25 November"; reads well after "by". */
export function dateTimeWords(instant: Date, now: Day | Date): string {
  return `${timeWords(instant)} on ${dateWords(instant, now)}`;
}

/**
 * A time as people type it: 3pm, 3.30 pm, 15:30, 1530, 9.30, noon → 'HH:MM'.
 * Without am or pm, 7 to 12 are taken as the morning's hours and midday; 1 to 6 ("3:30") could be meant either way
 * and give undefined, as does all that is not a time. "03:30" is the 24-hour clock.
 */
export function parseTimeTyped(typed: string): string | undefined {
  const text = typed.trim().toLowerCase().replace(/\s+/g, '');
  if (/^(12)?(noon|midday)$/.test(text)) return '12:00';
  if (/^(12)?midnight$/.test(text)) return '00:00';
  const half = /^(\d{1,2})(?:[:.]?(\d\d))?([ap])\.?m\.?$/.exec(text);
  if (half) return halfDayTime(Number(half[1]), Number(half[2] ?? 0), half[3] === 'p');
  const full = /^(\d{1,2})(?:[:.]?(\d\d))?(?:h|hrs?)?$/.exec(text);
  if (!full || (full[1]?.length === 1 && Number(full[1]) < 7)) return undefined;
  return clockTime(Number(full[1]), Number(full[2] ?? 0));
}

function halfDayTime(hour: number, minutes: number, afternoon: boolean): string | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return clockTime((hour % 12) + (afternoon ? 12 : 0), minutes);
}

function clockTime(hour: number, minutes: number): string | undefined {
  return hour < 24 && minutes < 60 ? `${two(hour)}:${two(minutes)}` : undefined;
}

const NEAR = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);

/**
 * A date as people type it: 24/11/2026 (day first), 24 nov, Tuesday 24 November 2026, 2026-11-24, today, tomorrow,
 * yesterday, friday → 'YYYY-MM-DD'; undefined if it is not a date.
 * A weekday alone is the next such day, never today. A date without a year is the one nearest to today. A year of
 * two figures is at most 10 years ahead ("54" is 1954). A weekday that does not fit its date gives undefined.
 */
export function parseDateTyped(typed: string, today: Day): Day | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[\s,]+/g, ' ');
  const near = NEAR.get(text);
  if (near !== undefined) return addDays(today, near);
  const weekday = weekdayNamed(text);
  if (weekday) return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return dayFrom(iso[3], Number(iso[2]), iso[1], today);
  const figures = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d\d))?$/.exec(text);
  if (figures) return dayFrom(figures[1], Number(figures[2]), figures[3], today);
  const words = /^(?:([a-z]+) )?(\d{1,2})(?:st|nd|rd|th)?[- ]?(?:of )?([a-z]+)\.?[- ]?(\d{4}|\d\d)?$/.exec(text);
  if (!words) return undefined;
  const day = dayFrom(words[2], monthNamed(words[3]), words[4], today);
  return words[1] === undefined || (day && weekdayOf(day) === weekdayNamed(words[1])) ? day : undefined;
}

/** 1 to 7 of "friday", "fri" or "weds"; 0 if it is no weekday. */
function weekdayNamed(text: string): number {
  return placeNamed(text === 'weds' ? 'wed' : text, WEEKDAYS);
}

function monthNamed(text = ''): number {
  return placeNamed(text, MONTHS);
}

function placeNamed(text: string, names: readonly string[]): number {
  return text.length < 3 ? 0 : names.findIndex((name) => name.toLowerCase().startsWith(text)) + 1;
}

function dayFrom(day = '', month: number, year: string | undefined, today: Day): Day | undefined {
  const at = (y: number) => `${y}-${two(month)}-${two(Number(day))}`;
  const thisYear = Number(today.slice(0, 4));
  if (year) return [at(year.length === 2 ? fullYear(Number(year), thisYear) : Number(year))].find(isDay);
  const near = [thisYear + 1, thisYear, thisYear - 1].map(at).filter(isDay);
  const away = (candidate: Day) => Math.abs(daysBetween(today, candidate));
  return near.sort((a, b) => away(a) - away(b))[0];
}

/** The last year with these two figures that is not more than 10 years ahead. */
function fullYear(figures: number, thisYear: number): number {
  const latest = thisYear + 10;
  return latest - ((((latest - figures) % 100) + 100) % 100);
}

/** Midnight after this day. */
export function endOfDay(day: string): Date {
  return atLocal(addDays(day, 1), '00:00');
}

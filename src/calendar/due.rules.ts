// Times of promises: what to offer an officer, and how a due time is told.
import { addDays, atLocal, type Day, dateWords, localDate, timeWords, weekdayWords } from '../platform/time.ts';
import {
  addWorkingDaysOfPals,
  addWorkingMinutes,
  type Hours,
  nextOpenDay,
  openDaysBegun,
  openTimesOn,
  workingMinutesBetween,
} from './working-hours.rules.ts';

const MINUTE = 60_000;
/** A time nearer than this would be past before the call is over. */
const LEAST_AHEAD = 15 * MINUTE;

export type DueTone = 'late' | 'soon' | 'later';

export type PromiseChoice = { key: 'hour' | 'today' | 'tomorrow'; at: Date; label: string };

export type TargetUnit = 'working_hours' | 'working_days';

/** When an aim of so many working hours or days from this instant is up. Throws like the sums it uses. */
export function targetDue(from: Date, target: { amount: number; unit: TargetUnit }, hours: Hours): Date {
  if (target.unit === 'working_days') return addWorkingDaysOfPals(from, target.amount, hours);
  return addWorkingMinutes(from, target.amount * 60, hours);
}

const LOOK_MINUTES = 60;

/**
 * By when somebody looks at what has just been put before them: within an hour of work, so that it is not late in the
 * moment they are told. Where PALS is never open, within an hour of the clock.
 */
export function withinTheHour(now: Date, hours: Hours): Date {
  if (nextOpenDay(localDate(now), hours) === undefined) return new Date(now.getTime() + LOOK_MINUTES * MINUTE);
  return addWorkingMinutes(now, LOOK_MINUTES, hours);
}

/**
 * Three times to offer for a promise: in 1 hour, by 4pm today, tomorrow by 12pm. Each is in opening hours and after now;
 * where it falls on another day or hour, its label says so ("Monday by 12pm"). Times that come out alike are offered once,
 * and none if PALS has no opening hours.
 */
export function promiseChoices(now: Date, hours: Hours): PromiseChoice[] {
  const today = localDate(now);
  const first = nextOpenDay(today, hours);
  const tomorrow = nextOpenDay(addDays(today, 1), hours);
  if (!first || !tomorrow) return [];
  const by = (key: PromiseChoice['key'], at: Date) => ({ key, at, label: choiceLabel(at, now) });
  const fourToday = byOn(first, '16:00', hours);
  const four = +fourToday - +now >= LEAST_AHEAD ? fourToday : byOn(tomorrow, '16:00', hours);
  const choices = [inOneHour(now, hours), by('today', four), by('tomorrow', byOn(tomorrow, '12:00', hours))];
  return choices.filter((choice, i) => choices.findIndex((same) => +same.at === +choice.at) === i);
}

function inOneHour(now: Date, hours: Hours): PromiseChoice {
  const minute = new Date(Math.ceil(now.getTime() / MINUTE) * MINUTE);
  const at = addWorkingMinutes(minute, 60, hours);
  if (+at - +minute === 60 * MINUTE) return { key: 'hour', at, label: 'In 1 hour' };
  const rounded = roundUp(at, hours);
  return { key: 'hour', at: rounded, label: choiceLabel(rounded, now) };
}

/** To the next quarter of an hour, but not past closing time. */
function roundUp(at: Date, hours: Hours): Date {
  const quarter = 15 * MINUTE;
  const open = openTimesOn(localDate(at), hours).find(({ from, to }) => from <= +at && +at <= to);
  return new Date(Math.min(Math.ceil(+at / quarter) * quarter, open?.to ?? Infinity));
}

/** The last open moment of an open day up to this clock time; if it opens later, the end of its first open time. */
function byOn(day: Day, time: string, hours: Hours): Date {
  const wanted = atLocal(day, time).getTime();
  const times = openTimesOn(day, hours);
  const open = times.filter(({ from }) => from < wanted).at(-1);
  return new Date(open ? Math.min(open.to, wanted) : (times[0]?.to ?? wanted));
}

/** A time on offer: "By 4pm today", "Tomorrow by 12pm", "Monday by 12pm", and from a week ahead "Tuesday 5 January 2027 by 12pm". */
export function choiceLabel(at: Date, now: Date): string {
  const day = localDate(at);
  const today = localDate(now);
  const words = timeWords(at);
  if (day === today) return `By ${words} today`;
  if (day === addDays(today, 1)) return `Tomorrow by ${words}`;
  return `${day < addDays(today, 7) ? weekdayWords(day) : dateWords(day, today)} by ${words}`;
}

/**
 * Half of the opening hours between now and a due time, on a 5-minute mark where one fits; half of the plain time if no
 * opening hours lie between. Never after `due`, never before `now` unless `due` is.
 */
export function halfWay(now: Date, due: Date, hours: Hours): Date {
  if (due <= now) return due;
  const open = workingMinutesBetween(now, due, hours);
  const half = open > 0 ? addWorkingMinutes(now, open / 2, hours) : new Date((+now + +due) / 2);
  const mark = Math.floor(+half / (5 * MINUTE)) * 5 * MINUTE;
  return mark > +now ? new Date(mark) : half;
}

/** late: the time has passed · soon: less than 1 hour by the clock · later. */
export function dueTone(due: Date, now: Date): DueTone {
  if (due < now) return 'late';
  return minutesTo(due, now) < 60 ? 'soon' : 'later';
}

const minutesTo = (due: Date, now: Date) => Math.floor((+due - +now) / MINUTE);

/** Shown wherever lateness is: what the hours and days in it are. */
export const LATENESS_COUNTED = 'Late times count the hours when PALS is open.';

/**
 * What is left is told by the clock, as the person who waits sees it: "Due in 40 minutes", "Due by 11am",
 * "Due tomorrow by 12pm", "Due Thursday 26 November".
 * Lateness counts opening hours only: "1 hour 10 minutes late"; from the second open day after, open days:
 * "2 working days late". If PALS has not been open since (a time agreed for a Saturday), "Late since Saturday 21 November".
 */
export function dueWords(due: Date, now: Date, hours: Hours): string {
  if (due < now) return lateWords(due, now, hours);
  const minutes = minutesTo(due, now);
  if (minutes < 60) return minutes < 1 ? 'Due now' : `Due in ${counted(minutes, 'minute')}`;
  const day = localDate(due);
  const today = localDate(now);
  if (day === today) return `Due by ${timeWords(due)}`;
  if (day === addDays(today, 1)) return `Due tomorrow by ${timeWords(due)}`;
  return `Due ${dateWords(day, today)}`;
}

function lateWords(due: Date, now: Date, hours: Hours): string {
  const days = openDaysBegun(due, now, hours);
  if (days >= 2) return `${counted(days, 'working day')} late`;
  const minutes = Math.floor(workingMinutesBetween(due, now, hours));
  if (minutes < 1) return `Late since ${localDate(due) === localDate(now) ? timeWords(due) : dateWords(due, now)}`;
  const parts = [counted(Math.floor(minutes / 60), 'hour'), counted(minutes % 60, 'minute')];
  return `${parts.filter((part) => !part.startsWith('0 ')).join(' ')} late`;
}

const counted = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

import { type Hours, nextOpenDay } from '../src/calendar/index.ts';
import { addDays, atLocal, type Day, localDate } from '../src/platform/time.ts';
import type { Chances } from './chances.ts';

const MINUTE = 60_000;

/** This day at so many minutes after midnight in London. */
export function at(day: Day, minutes: number): Date {
  const whole = Math.floor(minutes);
  return atLocal(day, `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`);
}

/** The open day so many open days after this one; 0 is the day itself. */
export function openDay(day: Day, ahead: number, hours: Hours): Day {
  let found = day;
  for (let left = ahead; left > 0; left -= 1) found = nextOpenDay(addDays(found, 1), hours) ?? addDays(found, 1);
  return found;
}

/** A moment in the office hours of a day, after `from` where that is the same day. */
export function inOffice(chances: Chances, day: Day, from?: Date): Date {
  const [opens, closes] = [9 * 60 + 10, 16 * 60 + 50];
  const first = from && localDate(from) === day ? Math.max(opens, minutesOf(from, day) + 6) : opens;
  return at(day, Math.min(chances.between(first, Math.max(first, closes)), 17 * 60 + 25));
}

function minutesOf(moment: Date, day: Day): number {
  return (moment.getTime() - at(day, 0).getTime()) / MINUTE;
}

export function later(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE);
}

/** On the next quarter of an hour, as times are promised. */
export function onQuarter(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / (15 * MINUTE)) * 15 * MINUTE);
}

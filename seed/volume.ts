import type { Hours } from '../src/calendar/index.ts';
import { openTimesOn } from '../src/calendar/index.ts';
import { weekdayOf } from '../src/platform/time.ts';
import { chancesOf } from './chances.ts';

/** January is the busiest month, December the quietest; Mondays bring what waited over the weekend. */
const MONTHS = [1.28, 1.12, 1.04, 0.95, 0.97, 0.98, 0.96, 0.88, 1.02, 1.06, 1.04, 0.8];
const WEEKDAYS = [1.3, 1.01, 0.96, 0.92, 0.85];
/** Days on which PALS is open in a year. */
const OPEN_DAYS = 253;

/** How many there are on a day, of so many in a year; none when PALS is closed. */
export function countOn(key: string, day: string, yearly: number, hours: Hours): number {
  const weekly = WEEKDAYS[weekdayOf(day) - 1];
  if (weekly === undefined || openTimesOn(day, hours).length === 0) return 0;
  const chances = chancesOf(`${key}/${day}/count`);
  const mean = (yearly / OPEN_DAYS) * weekly * (MONTHS[Number(day.slice(5, 7)) - 1] ?? 1);
  return Math.floor(mean * (0.75 + chances.next() * 0.5) + chances.next());
}

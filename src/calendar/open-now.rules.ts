import { addDays, dateWords, localDate, timeWords, weekdayWords } from '../platform/time.ts';
import { type Hours, isOpenAt, nextOpening, openTimesOn } from './working-hours.rules.ts';

/**
 * "We are open until 5pm today." or "We are closed. We open at 9am on Monday."; empty where a trust has not said when it
 * is open.
 */
export function openNowWords(now: Date, hours: Hours): string {
  const today = localDate(now);
  if (isOpenAt(now, hours)) {
    const until = openTimesOn(today, hours).find(({ from, to }) => from <= now.getTime() && now.getTime() < to)?.to;
    return until === undefined ? '' : `We are open until ${timeWords(new Date(until))} today.`;
  }
  const next = nextOpening(now, hours);
  if (!next) return '';
  const day = localDate(next);
  const near = day < addDays(today, 7) ? weekdayWords(day) : dateWords(day, today);
  const when = day === today ? 'today' : day === addDays(today, 1) ? 'tomorrow' : `on ${near}`;
  return `We are closed. We open at ${timeWords(next)} ${when}.`;
}

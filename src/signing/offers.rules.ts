import { type Hours, openTimesOn } from '../calendar/index.ts';
import { addDays, atLocal, type Day, dateWords, localDate, timeWords } from '../platform/time.ts';

/** How many days ahead a call can be asked for, from the next one on. */
const DAYS_AHEAD = 21;
const MOST_DAYS = 10;
/** Minutes of a call with an interpreter, as they are booked unless somebody says otherwise. */
const CALL_MINUTES = 30;

export type Offered = { value: string; label: string };

/** The next days on which this PALS is open; today is too soon for an interpreter. */
export function daysToChoose(now: Date, hours: Hours): (Offered & { value: Day })[] {
  const today = localDate(now);
  const days = Array.from({ length: DAYS_AHEAD }, (_, at) => addDays(today, at + 1));
  return days
    .filter((day) => openTimesOn(day, hours).length > 0)
    .slice(0, MOST_DAYS)
    .map((day) => ({ value: day, label: dateWords(day, today) }));
}

/** Every half hour from 8am to 6pm. */
export const TIMES: readonly Offered[] = Array.from({ length: 21 }, (_, at) => {
  const time = `${String(8 + Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`;
  return { value: time, label: timeWords(time) };
});

/** Of them, those in which a call fits on one of these days. */
export function timesToChoose(days: ReturnType<typeof daysToChoose>, hours: Hours): Offered[] {
  return TIMES.filter(({ value }) => days.some((day) => timeOffered(day.value, value, hours)));
}

/** When it is, if we are open for all of a call then. */
export function timeOffered(day: Day, time: string, hours: Hours): Date | undefined {
  const at = atLocal(day, time);
  const end = at.getTime() + CALL_MINUTES * 60_000;
  return openTimesOn(day, hours).some(({ from, to }) => from <= at.getTime() && end <= to) ? at : undefined;
}

/** "9am to 5pm"; empty where we are closed. */
export function openWords(day: Day, hours: Hours): string {
  return openTimesOn(day, hours)
    .map(({ from, to }) => `${timeWords(new Date(from))} to ${timeWords(new Date(to))}`)
    .join(', and ');
}

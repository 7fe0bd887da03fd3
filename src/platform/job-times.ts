import { type CronMatcher, type ParsedCronItem, parseCronItem } from 'graphile-worker';
import { localDate, localTime, weekdayOf } from './time.ts';

/** A machine that was off at night does its night's work when it starts, once. */
const CAUGHT_UP_MS = 26 * 3_600_000;

/** Cron by London's clock; the queue itself counts in UTC. */
export function londonCron(task: string, at: string, now: () => Date): ParsedCronItem {
  const options = { backfillPeriod: CAUGHT_UP_MS, jobKey: task };
  const { match } = parseCronItem({ task, match: at });
  return parseCronItem({ task, match: (utc) => match(inLondon(utc, now())), options });
}

type Digest = Parameters<CronMatcher>[0];

function inLondon(utc: Digest, now: Date): Digest {
  const instant = instantOf(utc, now);
  const [, month, date] = localDate(instant).split('-').map(Number);
  const [hour, min] = localTime(instant).split(':').map(Number);
  const day = weekdayOf(localDate(instant));
  return { min: min ?? 0, hour: hour ?? 0, date: date ?? 1, month: month ?? 1, dow: day % 7 };
}

/** The queue says no year: it is the one, beside this moment, in which that date is that day of the week. */
function instantOf({ min, hour, date, month, dow }: Digest, now: Date): Date {
  const year = now.getUTCFullYear();
  const candidates = [year, year - 1, year + 1].map((each) => new Date(Date.UTC(each, month - 1, date, hour, min)));
  return candidates.find((instant) => instant.getUTCDay() === dow) ?? now;
}

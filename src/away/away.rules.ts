// When somebody is away, in words. Pure: the present is passed in.
import { addDays, atLocal, type Day, dateWords, localDate, localTime, timeWords } from '../platform/time.ts';
import type { AbsenceKind } from './tables.ts';

/** Where a day is cut in two. */
const MIDDAY = '13:00';

export type Span = { starts_at: Date; ends_at: Date; ended_at: Date | null };
type Away = Span & { user_id: string; kind: AbsenceKind };

/** The end as it came: earlier than planned if somebody is back early. */
export function endOf({ ends_at, ended_at }: Span): Date {
  return ended_at && ended_at < ends_at ? ended_at : ends_at;
}

/** Is this the time of the absence? Its end is not. */
function covers(absence: Span, at: Date): boolean {
  return absence.starts_at <= at && at < endOf(absence);
}

/** The absence of somebody at this moment, the longest if there are several. */
export function awayAt<A extends Away>(absences: readonly A[], user: string | null, at: Date): A | undefined {
  return absences
    .filter((absence) => absence.user_id === user && covers(absence, at))
    .sort((a, b) => +endOf(b) - +endOf(a))[0];
}

/**
 * The absence for which a promise of this person needs cover: they are away when it is due, or away now until after it
 * is due.
 */
export function absenceFor<A extends Away>(absences: readonly A[], user: string | null, due: Date, now: Date) {
  return awayAt(absences, user, due < now ? now : due);
}

/** "away until 11:20am", "away today", "away until the end of Friday 27 November", "away until 1pm on Friday 27 November". */
export function awayWords(absence: Span, now: Date): string {
  const end = endOf(absence);
  if (localTime(end) === '00:00') {
    const last = addDays(localDate(end), -1);
    return last === localDate(now) ? 'away today' : `away until the end of ${dateWords(last, now)}`;
  }
  if (localDate(end) === localDate(now)) return `away until ${timeWords(end)}`;
  return `away until ${timeWords(end)} on ${dateWords(end, now)}`;
}

/** From when to when: "Tuesday 24 November", "1pm on Tuesday 24 November to the end of Friday 27 November". */
export function spanWords(absence: Span, now: Date): string {
  const { starts_at } = absence;
  const end = endOf(absence);
  const first = localDate(starts_at);
  const wholeEnd = localTime(end) === '00:00';
  const last = wholeEnd ? addDays(localDate(end), -1) : localDate(end);
  const from = localTime(starts_at) === '00:00' ? '' : timeWords(starts_at);
  const to = wholeEnd ? '' : timeWords(end);
  if (first === last) {
    const time = from && to ? `${from} to ${to} on ` : from ? `from ${from} on ` : to ? `until ${to} on ` : '';
    return `${time}${dateWords(first, now)}`;
  }
  return `${from ? `${from} on ` : ''}${dateWords(first, now)} to ${to ? `${to} on ` : 'the end of '}${dateWords(last, now)}`;
}

/** Days of leave as moments: the first day from its start or from midday, the last to midday or to its end. */
export function leaveSpan(days: { from: Day; to: Day; startsMidday: boolean; endsMidday: boolean }) {
  return {
    starts_at: atLocal(days.from, days.startsMidday ? MIDDAY : '00:00'),
    ends_at: days.endsMidday ? atLocal(days.to, MIDDAY) : atLocal(addDays(days.to, 1), '00:00'),
  };
}

// Where the patient is, in words. Names of wards are handed in.
import { addDays, type Day, dateTimeWords, dateWords, localDate } from '../platform/time.ts';

export type Stay = { place: string; bed: string; in_hospital: boolean; leaves_on: Day | null };
export type Moved = Stay & { at: Date };

/** "Ward 7B, bed 12", "In hospital, ward not known", "Not in hospital". */
export function whereWords({ place, bed, in_hospital }: Stay): string {
  if (!in_hospital) return 'Not in hospital';
  const words = [place, bed && `bed ${bed}`].filter(Boolean).join(', ');
  return words || 'In hospital, ward not known';
}

/** "Going home tomorrow"; empty where nobody said, or the day is over. */
export function leavingWords({ in_hospital, leaves_on }: Stay, today: Day): string {
  if (!in_hospital || !leaves_on || leaves_on < today) return '';
  if (leaves_on === today) return 'Going home today';
  return leaves_on === addDays(today, 1) ? 'Going home tomorrow' : `Going home on ${dateWords(leaves_on, today)}`;
}

/** "Moved from Ward 7B, bed 12 to Ward 4A, 3pm on Tuesday 24 November". */
export function moveWords(move: Moved, before: Moved | undefined, now: Date): string {
  const when = dateTimeWords(move.at, now);
  const leaving = leavingWords(move, localDate(move.at));
  const [to, from] = [whereWords(move), before && whereWords(before)];
  if (from === to) return `${leaving || 'No day to go home is known any more'}: said ${when}`;
  const tail = leaving ? `. ${leaving}` : '';
  if (!move.in_hospital) return `${from ? `Left ${from}` : to}, ${when}${tail}`;
  return `${from && before?.in_hospital ? `Moved from ${from} to ${to}` : to}, ${when}${tail}`;
}

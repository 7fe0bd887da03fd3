import { addDays, type Day, parseTimeTyped, timeWords } from '../platform/time.ts';
import type { Opening } from './working-hours.rules.ts';

/** "9am to 12:30pm, 1:30pm to 5pm"; empty for a closed day. */
export function openingWords(openings: readonly Opening[]): string {
  return openings.map(({ opens, closes }) => `${timeWords(opens)} to ${timeWords(closes)}`).join(', ');
}

/** Opening times of a day as people write them; an empty text is a closed day; undefined if it cannot be read. */
export function readOpenings(typed: string): Opening[] | undefined {
  const text = typed.trim();
  if (text === '' || /^closed$/i.test(text)) return [];
  const openings: Opening[] = [];
  for (const part of text.split(/,|;| and /i)) {
    const [from = '', to = '', more] = part.split(/\s+to\s+|\s*[-–]\s*/i);
    const opens = parseTimeTyped(from);
    const closes = readClosing(to);
    if (!opens || !closes || more !== undefined || opens >= closes) return undefined;
    openings.push({ opens, closes });
  }
  openings.sort((a, b) => (a.opens < b.opens ? -1 : 1));
  const apart = openings.every((opening, at) => at === 0 || (openings[at - 1]?.closes ?? '') <= opening.opens);
  return apart && openings.length <= 3 ? openings : undefined;
}

/** "5" after a "to" is the afternoon: nobody closes at five in the morning. */
function readClosing(typed: string): string | undefined {
  return parseTimeTyped(typed) ?? parseTimeTyped(`${typed.trim()}pm`);
}

/** An opening-hours row as it stands in the table. */
export type Row = { weekday: number; opens: string; closes: string; valid_from: Day; valid_to: Day | null };

/** A new week from a day on, as changes to rows: what ended stays known, what had not begun is left out. */
export function changesFor(rows: readonly Row[], week: ReadonlyMap<number, readonly Opening[]>, from: Day) {
  const changed = [...week].filter(([weekday, openings]) => !isSame(rowsAhead(rows, weekday, from), openings, from));
  const days = changed.map(([weekday]) => weekday);
  const ahead = rows.filter((row) => days.includes(row.weekday) && (row.valid_to === null || row.valid_to >= from));
  return {
    end: ahead.filter((row) => row.valid_from < from).map((row) => ({ ...row, valid_to: addDays(from, -1) })),
    remove: ahead.filter((row) => row.valid_from >= from),
    add: changed.flatMap(([weekday, openings]) =>
      openings.map((opening) => ({ weekday, ...opening, valid_from: from })),
    ),
  };
}

/** A change that is planned: from this day, the hours of one weekday. */
export type PlannedChange = { from: Day; weekday: number; words: string };

/** What is to change after today, in order: new hours, and weekdays that will be closed. */
export function plannedChanges(rows: readonly Row[], today: Day): PlannedChange[] {
  const days = rows.flatMap((row) => [row.valid_from, ...(row.valid_to ? [addDays(row.valid_to, 1)] : [])]);
  const ahead = [...new Set(days)].filter((day) => day > today).sort();
  return ahead.flatMap((from) =>
    [1, 2, 3, 4, 5, 6, 7]
      .map((weekday) => ({ from, weekday, words: hoursOn(rows, from, weekday) }))
      .filter(({ weekday, words }) => words !== hoursOn(rows, addDays(from, -1), weekday)),
  );
}

/** The hours of a weekday that hold on a day, in words. */
export function hoursOn(rows: readonly Row[], day: Day, weekday: number): string {
  const holding = rows.filter((row) => row.valid_from <= day && day <= (row.valid_to ?? day));
  return openingWords(holding.filter((row) => row.weekday === weekday));
}

const rowsAhead = (rows: readonly Row[], weekday: number, from: Day) =>
  rows.filter((row) => row.weekday === weekday && (row.valid_to === null || row.valid_to >= from));

/** Are these the hours already, from this day and for ever? */
function isSame(ahead: readonly Row[], openings: readonly Opening[], from: Day): boolean {
  const text = (list: readonly Opening[]) =>
    list
      .map(({ opens, closes }) => `${opens.slice(0, 5)}-${closes.slice(0, 5)}`)
      .sort()
      .join();
  return ahead.every((row) => row.valid_to === null && row.valid_from <= from) && text(ahead) === text(openings);
}

/** Warned this long before the known bank holidays run out. */
const WARNED_DAYS = 400;

/** Undefined while the known bank holidays reach far enough. */
export function runningOutWords(knownUntil: Day, today: Day): string | undefined {
  if (knownUntil > addDays(today, WARNED_DAYS)) return undefined;
  const year = knownUntil.slice(0, 4);
  return `Bank holidays are known to the end of ${year}. Dates after that leave out weekends only. Update OpenPALS to get the next years.`;
}

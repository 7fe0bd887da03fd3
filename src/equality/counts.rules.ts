// What of the counts is shown: quarters that are over, rounded, and never a small number.
import { addDays, type Day } from '../platform/time.ts';

/** Below it nobody reads how many: with few people, a number says who they were. */
export const FEWEST = 10;
const ROUNDED_TO = 5;
const SHOWN_QUARTERS = 4;
/** Years for which counts are kept. Not yet checked: no schedule names them (docs/to-confirm.md). */
export const KEPT_YEARS = 6;

/** The first day of the quarter of a day. */
export function quarterOf(day: Day): Day {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}

/** The quarters that are shown, newest first: from one look to the next nobody can see what one person changed. */
export function quartersOver(today: Day): Day[] {
  const over: Day[] = [];
  for (let quarter = quarterOf(today); over.length < SHOWN_QUARTERS; over.push(quarter))
    quarter = quarterOf(addDays(quarter, -1));
  return over;
}

export type Counted = { question: string; answer: string; people: number };

/** "Fewer than 10", "about 25". None is said as few: that nobody of a group came is as telling in a small place. */
export function peopleWords(people: number): string {
  return people < FEWEST ? `Fewer than ${FEWEST}` : `About ${Math.round(people / ROUNDED_TO) * ROUNDED_TO}`;
}

/** People who answered a question, in any way. */
export function answered(counts: readonly Counted[], question: string): number {
  return counts.filter((count) => count.question === question).reduce((sum, { people }) => sum + people, 0);
}

export function peopleWho(counts: readonly Counted[], question: string, answer: string): number {
  return counts
    .filter((count) => count.question === question && count.answer === answer)
    .reduce((sum, { people }) => sum + people, 0);
}

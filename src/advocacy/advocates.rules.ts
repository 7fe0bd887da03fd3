// What is said of whoever gives independent help in an area, and how long it stays fresh. Pure.
import { addDays, type Day, dateWords } from '../platform/time.ts';
import type { AdvocateWords } from './tables.ts';

/** As all help that is no crisis line, it is looked at twice a year. */
const REVIEW_DAYS = 180;

export const NOBODY: AdvocateWords = { name: '', phone: '', other_ways: '', email: '', website: '', hours: '' };

export function wordsOf({ name, phone, other_ways, email, website, hours }: AdvocateWords): AdvocateWords {
  return { name, phone, other_ways, email, website, hours };
}

type Checked = { checked_on: Day | null };

/** Nobody looked, or not for half a year. */
export function isDue({ checked_on }: Checked, today: Day): boolean {
  return !checked_on || addDays(checked_on, REVIEW_DAYS) <= today;
}

/** "Last checked 3 May." */
export function checkedWords({ checked_on }: Checked, today: Day): string {
  return checked_on ? `Last checked ${dateWords(checked_on, today).replace(/^\w+ /, '')}.` : 'Not yet checked.';
}

/** One fact a line, as it is said, printed and kept. */
export function linesOf(advocate: AdvocateWords): string[] {
  const { name, phone, other_ways, email, website, hours } = advocate;
  return [name, phone, other_ways, email, website, hours].filter(Boolean);
}

/** Where nobody is known: what to do instead, and the words that a council understands. */
export function askCouncil(council: string): string {
  return `${council ? `Call ${council} council` : 'Call your council'} on its main number. Ask who gives “independent NHS complaints advocacy”.`;
}

/** What somebody is told, one fact a line. */
export function wordsTold(advocate: AdvocateWords | undefined, council: { name: string } | undefined): string {
  return advocate ? linesOf(advocate).join('\n') : askCouncil(council?.name ?? '');
}

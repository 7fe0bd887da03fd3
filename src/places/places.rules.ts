import { addDays, type Day, dateWords } from '../platform/time.ts';

/** Details older than half a year are to be checked. */
const FRESH_DAYS = 183;

/** Crisis numbers are looked at more often. */
export const FRESH_DAYS_OF_NUMBERS = 90;

/** "Check this – last checked 3 May"; undefined while the details are fresh. */
export function checkWords(checkedOn: Day | null, today: Day, freshDays = FRESH_DAYS): string | undefined {
  if (!checkedOn) return 'Not yet checked';
  if (checkedOn >= addDays(today, -freshDays)) return undefined;
  return `Check this – last checked ${dateWords(checkedOn, today).replace(/^\w+ /, '')}`;
}

/** Other names as typed into one box, separated by commas; each once. */
export function readAliases(typed: string): string[] {
  const names = typed.split(/[,\n]/).map((name) => name.trim().replace(/\s+/g, ' '));
  return [...new Map(names.filter(Boolean).map((name) => [name.toLowerCase(), name])).values()];
}

export type NumberWords = { number: string; detail: string };

/** What is said of a crisis number, without who checked it. */
export const numberWords = ({ number, detail }: NumberWords): NumberWords => ({ number, detail });

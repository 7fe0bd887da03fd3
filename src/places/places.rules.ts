import { addDays, type Day, dateWords } from '../platform/time.ts';

/** Details older than half a year are to be checked. */
const FRESH_DAYS = 183;

/** "Check this – last checked 3 May"; undefined while the details are fresh. */
export function checkWords(checkedOn: Day, today: Day): string | undefined {
  if (checkedOn >= addDays(today, -FRESH_DAYS)) return undefined;
  return `Check this – last checked ${dateWords(checkedOn, today).replace(/^\w+ /, '')}`;
}

/** Other names as typed into one box, separated by commas; each once. */
export function readAliases(typed: string): string[] {
  const names = typed.split(/[,\n]/).map((name) => name.trim().replace(/\s+/g, ' '));
  return [...new Map(names.filter(Boolean).map((name) => [name.toLowerCase(), name])).values()];
}

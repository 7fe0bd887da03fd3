// Editions of the official postcode directory, which comes out every quarter. Pure.
import { addDays, type Day } from '../platform/time.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
] as const;

/** A quarter, and a month until a trust gets to it. */
const FRESH_DAYS = 120;

export type Edition = { words: string; begins: Day };

/** "ONSPD_NOV_2026_UK.csv" → November 2026, as the Office for National Statistics names its files; undefined: it does not say. */
export function editionIn(file: string): Edition | undefined {
  const [, typed = '', year = ''] = /(?:^|[^a-z])([a-z]{3,9})[_ -]?(20\d\d)(?:\D|$)/i.exec(file) ?? [];
  const at = MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === typed.slice(0, 3).toLowerCase());
  if (at < 0) return undefined;
  return { words: `${MONTHS[at]} ${year}`, begins: `${year}-${String(at + 1).padStart(2, '0')}-01` };
}

/** Is a newer one out by now? */
export const isOld = ({ begins }: Edition, today: Day): boolean => addDays(begins, FRESH_DAYS) < today;

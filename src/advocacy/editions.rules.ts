// Editions of the official postcode directory, which comes out every quarter. Pure.
import { addDays, type Day, MONTHS, parseDateTyped } from '../platform/time.ts';

/** A quarter, and a month until a trust gets to it. */
const FRESH_DAYS = 120;

export type Edition = { words: string; begins: Day };

/** "ONSPD_NOV_2026_UK.csv" → November 2026, as the Office for National Statistics names its files; undefined: it does not say. */
export function editionIn(file: string): Edition | undefined {
  const [, month, year] = /(?:^|[^a-z])([a-z]{3,9})[_ -]?(20\d\d)(?:\D|$)/i.exec(file) ?? [];
  const begins = month && parseDateTyped(`1 ${month} ${year}`, `${year}-01-01`);
  if (!begins) return undefined;
  return { words: `${MONTHS[Number(begins.slice(5, 7)) - 1]} ${year}`, begins };
}

/** Is a newer one out by now? */
export const isOld = ({ begins }: Edition, today: Day): boolean => addDays(begins, FRESH_DAYS) < today;

import { ownFirst } from '../platform/shipped.ts';
import type { Day } from '../platform/time.ts';

export type Code = { code: string; label: string; words: string[] };

export type DatedCode = Code & {
  trust_id: string | null;
  hidden: boolean;
  valid_from: Day;
  valid_to: Day | null;
};

/** What holds on a day: a trust's own row stands in place of the shipped one with the same code. */
export function inForce<T extends DatedCode>(rows: readonly T[], day: Day): T[] {
  return ownFirst(rows.filter((row) => row.valid_from <= day && (row.valid_to === null || row.valid_to >= day)));
}

/**
 * "After a death" gives "after_death": small letters and figures, at most 40; a figure is added where it is taken.
 * Undefined where no letter or figure is left.
 */
export function codeFor(label: string, taken: ReadonlySet<string>): string | undefined {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 40);
  if (plain === '') return undefined;
  if (!taken.has(plain)) return plain;
  for (let figure = 2; ; figure += 1) if (!taken.has(`${plain}_${figure}`)) return `${plain}_${figure}`;
}

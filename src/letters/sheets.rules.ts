// A letter as it is put on paper: all that stands on it, and by which layout. Kept with the letter, so that the same
// paper can be made again although the trust, the person or the layout has changed since. Pure.
import type { Day } from '../platform/time.ts';
import { blocksOf, tidied } from './blocks.rules.ts';

export const FORMATS = ['standard', 'large'] as const;
export type Format = (typeof FORMATS)[number];

export type Sheet = {
  /** Which of LAYOUTS it was set by. A layout that letters were set by is never changed: a new one is added. */
  layout: number;
  format: Format;
  from: string;
  /** How people reach PALS, one a line. */
  reach: readonly string[];
  to: string;
  address: string;
  day: Day;
  /** "24 November 2026" */
  date: string;
  reference: string;
  subject: string;
  body: string;
};

export const LATEST_LAYOUT = 1;

/** The window of an envelope shows so many lines of an address. */
const LINES_IN_WINDOW = 6;

/** Name and address, one a line, at most as many as can be seen: the last of more stand side by side. */
export function windowLines({ to, address }: Pick<Sheet, 'to' | 'address'>): string[] {
  const lines = [to, ...tidied(address).split('\n')].map((line) => line.trim()).filter(Boolean);
  if (lines.length <= LINES_IN_WINDOW) return lines;
  return [...lines.slice(0, LINES_IN_WINDOW - 1), lines.slice(LINES_IN_WINDOW - 1).join(', ')];
}

/** What the layout is given. Nothing in it is markup. */
export function dataOf(sheet: Sheet) {
  const [year, month, day] = sheet.day.split('-').map(Number);
  return {
    title: sheet.subject || `Letter from ${sheet.from}, ${sheet.reference}`,
    ...{ from: sheet.from, reach: sheet.reach, reference: sheet.reference, date: sheet.date, subject: sheet.subject },
    day: [year, month, day],
    window: windowLines(sheet),
    large: sheet.format === 'large',
    // The head of the paper is small; whoever needs large print reads it below, where the words do not say it already.
    reachBelow: sheet.reach.filter((line) => !sheet.body.includes(line)),
    blocks: blocksOf(sheet.body),
  };
}

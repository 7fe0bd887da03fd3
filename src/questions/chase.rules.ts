// When nobody answers: who is reminded, and who is asked next.
import type { ChaseWhom } from './questions.rules.ts';

export type Rung = { step: number; days: number; whom: ChaseWhom };

/** Decided for a new trust: the deputy a working day after it was due, the lead or matron at three, the head of PALS at five. */
export const DEFAULT_RUNGS: readonly Rung[] = [
  { step: 1, days: 1, whom: 'deputy' },
  { step: 2, days: 3, whom: 'lead' },
  { step: 3, days: 5, whom: 'head' },
];

export const WHOM_WORDS: Record<ChaseWhom, string> = {
  same: 'Those who were asked, again',
  deputy: 'The deputy',
  lead: 'The lead or matron',
  head: 'The head of PALS',
};

export const CHASED_WORDS: Record<ChaseWhom, string> = {
  same: 'Reminded',
  deputy: 'The deputy was asked',
  lead: 'The lead or matron was asked',
  head: 'The head of PALS was told',
};

/** The highest step whose time has come; what was told for this date is not told again. */
export function nextRung(rungs: readonly Rung[], lateDays: number, told: readonly number[]): Rung | undefined {
  const reached = rungs.filter(({ days }) => days <= lateDays).at(-1);
  return reached && !told.some((step) => step >= reached.step) ? reached : undefined;
}

// A quality sample in words: what is asked of each case, and how far the answers are. Pure. Nothing is added up or compared.
import type { Filled } from '../platform/forms.ts';
import { addDays, type Day, dateWords } from '../platform/time.ts';
import { QUALITY_QUESTIONS, type QualityAnswer, type QualityQuestion } from './tables.ts';

/** So many closed cases are looked at together. */
export const SAMPLE_SIZE = 5;

/** The days that stand in the form first. */
const USUAL_DAYS = 90;

export const QUESTION_WORDS: Record<QualityQuestion, string> = {
  listened: 'Did we listen, and write down what mattered to them?',
  told: 'Were they told in time?',
  sharing: 'Was only shared what they agreed to?',
  learning: 'Is what we learned recorded?',
};

export const ANSWER_WORDS: Record<QualityAnswer, string> = { yes: 'Yes', partly: 'Partly', no: 'No' };

type Answers = Record<QualityQuestion, QualityAnswer | null>;

export function isAnswered(item: Answers): boolean {
  return QUALITY_QUESTIONS.every((question) => item[question] !== null);
}

export function isBegun(item: Answers & { words: string }): boolean {
  return item.words !== '' || QUALITY_QUESTIONS.some((question) => item[question] !== null);
}

/** "Agreed on Tuesday 24 November", "3 of 5 answered". */
export function sampleState(agreedOn: Day | undefined, items: readonly Answers[], now: Day | Date): string {
  if (agreedOn) return `agreed on ${dateWords(agreedOn, now)}`;
  return `${items.filter(isAnswered).length} of ${items.length} answered, not agreed yet`;
}

/** "Closed from Wednesday 26 August to Tuesday 24 November". */
export function periodWords(from: Day, to: Day, now: Day | Date): string {
  return from === to ? `Closed on ${dateWords(from, now)}` : `Closed ${dateWords(from, now)} to ${dateWords(to, now)}`;
}

export function usualPeriod(today: Day): { from: Day; to: Day } {
  return { from: addDays(today, -USUAL_DAYS), to: today };
}

/** What was typed, and that somebody changed it meanwhile: both stand on the page. */
export function changedMeanwhile(filled: Filled): Filled {
  return { typed: filled.typed, errors: [{ field: 'listened', message: CHANGED }] };
}

const CHANGED =
  'These answers were changed in another window. What stands now is above; what you chose is below. Save again to keep yours.';

// The ladder as it is set: words of its steps, and which hold on a day. Pure.
import type { Dated } from '../platform/dated.rules.ts';
import type { Ladder, Rung, Whom } from './reminders.rules.ts';

export type DatedRung = Rung & Dated;

/** Every ladder, in the order of the page. */
export const LADDER_WORDS: Record<Ladder, { label: string; hint: string }> = {
  limit: { label: 'Limits set by law', hint: 'A complaint is acknowledged, and answered in writing' },
  aim: { label: 'Our aims', hint: 'First contact, and a case is sorted' },
  service_answer: { label: 'Answers from services', hint: 'A ward or service was asked and has not answered' },
  promise: { label: 'Calls we promised', hint: 'Somebody waits for us to ring, and we have not' },
};

export const WHOM_WORDS: Record<Whom, string> = {
  owner: 'The owner',
  deputy: 'The owner’s deputy',
  senior_officer: 'A senior officer (lead)',
  manager: 'The PALS manager (head)',
};

/** What can be late only is not warned of before. */
export const WARNS: Record<Ladder, boolean> = { limit: true, aim: true, service_answer: false, promise: false };

export const MOST_STEPS = 5;
/** Days that can be entered: so far ahead the sweep looks, and so long after it still does. */
export const MOST_BEFORE = 5;
export const MOST_AFTER = 60;

/** "1 working day before", "on the day", "3 working days after". */
export function daysWords(days: number): string {
  const amount = Math.abs(days);
  if (amount === 0) return 'On the day';
  return `${amount} working ${amount === 1 ? 'day' : 'days'} ${days < 0 ? 'before' : 'after'}`;
}

/** The steps of a ladder in their order, numbered. */
export function stepsFrom(ladder: Ladder, steps: readonly Pick<Rung, 'days' | 'whom'>[]): Rung[] {
  const inOrder = [...steps].sort((a, b) => a.days - b.days);
  return inOrder.map(({ days, whom }, at) => ({ ladder, step: at + 1, days, whom }));
}

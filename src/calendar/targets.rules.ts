// Aims of this PALS: what they are called.
import type { TargetUnit } from './due.rules.ts';

/** Every aim that can be set, in the order of the page. */
export const TARGET_WORDS: Record<string, { label: string; hint?: string }> = {
  first_contact: { label: 'First contact', hint: 'From when somebody told us until they have spoken with us' },
  question: { label: 'A question is sorted' },
  concern: { label: 'A concern is sorted' },
  complaint: { label: 'Help to complain is given' },
  idea: { label: 'An idea is answered' },
  thanks: { label: 'Thanks are passed on' },
  experience: { label: 'An experience is answered' },
  mp: { label: 'An MP’s letter is answered', hint: 'Not yet checked: there is no national limit' },
  update: { label: 'An update to the person at least every' },
  offer_complaint_route: { label: 'The complaint route is offered' },
  ward_answer: { label: 'A service answers us' },
  ward_answer_inpatient: { label: 'A service answers us about a patient in hospital' },
};

/** Kinds of case without an aim of their own go by that of a concern. */
export const LIKE_A_CONCERN: readonly string[] = ['complaint', 'idea', 'thanks', 'experience'];

export const UNIT_WORDS: Record<TargetUnit, string> = { working_days: 'working days', working_hours: 'working hours' };

export function amountWords(amount: number, unit: TargetUnit): string {
  const words = UNIT_WORDS[unit];
  return `${amount} ${amount === 1 ? words.slice(0, -1) : words}`;
}

// The contact plan (domain: repeat contact): an agreement with an end, never a label on a person.
import { addDays, type Day, daysBetween, shortDate } from '../platform/time.ts';

export const PLAN_REASONS = ['often', 'answered', 'many_colleagues', 'long', 'abuse'] as const;
export type PlanReason = (typeof PLAN_REASONS)[number];

export const REASON_WORDS: Record<PlanReason, string> = {
  often: 'Contacts so often that others cannot be helped',
  answered: 'The same matter after it was answered in full',
  many_colleagues: 'The same matter to several colleagues at once',
  long: 'Conversations that go on much longer than helps them',
  abuse: 'Words or threats that hurt colleagues',
};

/** A plan is for a fixed time: after half a year it is looked at anew, or it is over. */
const MOST_DAYS = 184;

type Dates = { starts_on: Day; review_on: Day; ends_on: Day };

/** What is wrong with the dates of a plan, and where; undefined if nothing is. */
export function datesTrouble({ starts_on, review_on, ends_on }: Dates, today: Day) {
  if (starts_on < today) return { field: 'starts_on', message: 'Enter a start that is today or later' };
  if (ends_on <= starts_on) return { field: 'ends_on', message: 'Enter an end after the start' };
  if (daysBetween(starts_on, ends_on) > MOST_DAYS)
    return { field: 'ends_on', message: 'A plan runs for 6 months at most. Then it is looked at anew.' };
  if (review_on <= starts_on || review_on > ends_on)
    return { field: 'review_on', message: 'Enter a review between the start and the end' };
  return undefined;
}

export type PlanState = 'proposed' | 'approved' | 'ended';
type PlanLike = { approved_at: Date | null; ended_at: Date | null; ends_on: Day };

/** A plan is over by itself on the day after its end. */
export function planState({ approved_at, ended_at, ends_on }: PlanLike, today: Day): PlanState {
  if (ended_at || ends_on < today) return 'ended';
  return approved_at ? 'approved' : 'proposed';
}

/** "Agreed: Tuesdays 10am by phone with Sam, until 3 Mar. Listen to anything new." */
export function planLine(plan: { agreed: string; ends_on: Day }, officer: string, today: Day): string {
  const agreed = plan.agreed.trim().replace(/[.\s]+$/, '');
  return `Agreed: ${agreed} with ${officer}, until ${shortDate(plan.ends_on, today)}. Anything new is still taken.`;
}

export function usualDates(today: Day): Dates {
  return { starts_on: today, review_on: addDays(today, 42), ends_on: addDays(today, 90) };
}

// Who finds an opportunity, and whether it can be signed up for.
import type { Day } from '../platform/time.ts';
import type { OpportunityState, OpportunityTable } from './tables.ts';

export type Dated = Pick<OpportunityTable, 'state' | 'apply_by' | 'review_on'>;

/** Days after which somebody looks whether it still holds. */
export const REVIEW_DAYS = 180;

/** How the public finds it; undefined: not at all. */
export function publicState({ state, apply_by, review_on }: Dated, today: Day): 'open' | 'full' | 'closed' | undefined {
  if (state === 'draft' || review_on <= today) return undefined;
  if (state === 'open' && apply_by && apply_by < today) return 'closed';
  return state;
}

/** Why the public does not find it, or cannot sign up, for an officer; undefined: they can. */
export function heldBack(one: Dated, today: Day): string | undefined {
  if (one.state === 'draft') return 'Not on the public pages yet';
  if (one.review_on <= today) return 'Held back: check that it still holds';
  if (one.state === 'open' && one.apply_by && one.apply_by < today) return 'Closed: its last day has passed';
  return undefined;
}

export const STATE_WORDS: Record<OpportunityState, string> = {
  draft: 'Draft',
  open: 'Open',
  full: 'Full',
  closed: 'Closed',
};

// When a page of one form was opened, in the form itself: nothing is kept of whoever only looks.
import { seal, unsealed } from './sealed.ts';
import { isTooQuick } from './trap.rules.ts';

const OF = 'when a form was opened';

export const sealTime = (now: Date): string => seal(OF, String(now.getTime()), now);

/** Whoever had the page open for more than an hour was not too quick: then it cannot be read any more. */
export function isTooQuickSince(typed: string, now: Date): boolean {
  const begun = unsealed(OF, typed, now);
  return begun !== undefined && isTooQuick(new Date(Number(begun)), now);
}

// A record of consent: how far it is, and what must belong to it before it counts.
import type { Day } from '../platform/time.ts';
import { RULES, type Situation } from './situations.rules.ts';
import { TYPE_RULES, type Type } from './types.rules.ts';

export type State = 'asked' | 'chased' | 'received' | 'limited' | 'refused' | 'withdrawn' | 'expired';

export const STATE_WORDS: Record<State, string> = {
  asked: 'Asked',
  chased: 'Asked again',
  received: 'Agreed',
  limited: 'Agreed, with limits',
  refused: 'Said no',
  withdrawn: 'Taken back',
  expired: 'Ended',
};

/** In force: what may be shared is read from these alone. */
export const LIVE: readonly State[] = ['received', 'limited'];

export const WAITING: readonly State[] = ['asked', 'chased'];

export type Given = {
  situation: Situation;
  type: Type;
  hears: boolean;
  complaints: boolean;
  services: string;
  organisations: string;
  limits: string;
  given_by: string;
  evidence: string;
  reasons: string;
};

type Problem = { field: string; message: string };

/** What is missing before this may be kept as given; undefined if nothing is. */
export function problemOf(given: Given): Problem | undefined {
  if (!RULES[given.situation].types.includes(given.type)) return { field: 'type', message: 'Choose how it was given' };
  for (const [field, message] of Object.entries(TYPE_RULES[given.type].needs ?? {}))
    if (given[field as 'given_by'].trim() === '') return { field, message };
  // A representative may complain for a child only if there are reasonable grounds (SI 2009/309 reg 5).
  if (given.situation === 'child' && given.complaints && given.reasons.trim() === '')
    return { field: 'reasons', message: 'Write why it is right that somebody complains for the child' };
  return scopeProblem(given);
}

/** Given until a day that is past, it would count at no time. */
export function untilProblem(until: Day | undefined, today: Day): Problem | undefined {
  return until && until < today
    ? { field: 'to_on', message: 'Enter a day from today on, or leave it empty' }
    : undefined;
}

export function scopeProblem(scope: Pick<Given, 'hears' | 'complaints' | 'services' | 'organisations'>) {
  const { hears, complaints, services, organisations } = scope;
  if (hears || complaints || services.trim() !== '' || organisations.trim() !== '') return undefined;
  return { field: 'what', message: 'Choose what may be shared, or name a service' };
}

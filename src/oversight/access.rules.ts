// Why a case is restricted, and why somebody opens it who is not named for it.

import type { RestrictedFor } from '../cases/index.ts';
import type { OpeningWhy } from './tables.ts';

export const RESTRICTED_FOR = ['colleague', 'safeguarding', 'legal', 'other'] as const satisfies RestrictedFor[];

export const RESTRICTED_FOR_WORDS: Record<RestrictedFor, string> = {
  colleague: 'The patient is a colleague, or close to one',
  safeguarding: 'Safeguarding',
  legal: 'Legal: a claim, an inquest, the police',
  other: 'Another reason',
};

export const OPENING_WHYS = [
  'on_the_phone',
  'cover',
  'safety',
  'asked',
  'manager',
  'other',
] as const satisfies OpeningWhy[];

export const OPENING_WORDS: Record<OpeningWhy, string> = {
  on_the_phone: 'The person is on the phone or at the desk now',
  cover: 'I cover for a colleague who is away',
  safety: 'Somebody may come to harm',
  asked: 'A colleague who is named for it asked me',
  manager: 'I look into it as a manager',
  other: 'Another reason',
};

/** So long a case stays open to who opened it with a reason, where the trust has not set its own. */
export const REASON_DAYS = 7;

/** Tries within this time are one try: a reload, a second press. */
export const SAME_TRY_MINUTES = 60;

export function untilOf(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}

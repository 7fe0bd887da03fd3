// Who signs that somebody else complains for a patient, and what that is among the records of consent.
import type { Given } from '../consent/index.ts';

type Standing = Pick<Given, 'situation' | 'type'>;

export const SIGNS_WORDS = {
  patient: 'The patient',
  parent: 'Somebody with parental responsibility, for a child',
  attorney: 'Who holds a lasting power of attorney for health and welfare',
  deputy: 'A deputy of the Court of Protection',
  team: 'The team that cares for them, in their best interests',
  executor: 'The executor or administrator, after a death',
  kin: 'The next of kin, after a death',
} as const;
export type Signs = keyof typeof SIGNS_WORDS;
export const SIGNS = Object.keys(SIGNS_WORDS) as Signs[];

export const STANDING_OF: Record<Signs, Standing> = {
  patient: { situation: 'adult', type: 'written' },
  parent: { situation: 'child', type: 'parental' },
  attorney: { situation: 'lacks', type: 'lpa' },
  deputy: { situation: 'lacks', type: 'deputy' },
  team: { situation: 'lacks', type: 'best_interests' },
  executor: { situation: 'died', type: 'personal_rep' },
  kin: { situation: 'died', type: 'next_of_kin' },
};

export const PAPER_WORDS = { form: 'Our signed form', letter: 'A letter of theirs', email: 'An email' } as const;
export type Paper = keyof typeof PAPER_WORDS;
export const PAPERS = Object.keys(PAPER_WORDS) as Paper[];

// What becomes of a complaint, in words; and the sums of the law.
import { addWorkingDays, type Holidays } from '../calendar/index.ts';
import type { Day } from '../platform/time.ts';

export const STATE_WORDS = {
  arrived: { label: 'New', tone: 'blue' },
  taken: { label: 'Taken', tone: 'white' },
  acknowledged: { label: 'Acknowledged', tone: 'aqua-green' },
  refused: { label: 'Not handled as a complaint', tone: 'grey' },
  returned: { label: 'Given back to PALS', tone: 'grey' },
  undone: { label: 'Hand-over undone', tone: 'grey' },
  closed: { label: 'Closed', tone: 'grey' },
} as const;
export type ComplaintState = keyof typeof STATE_WORDS;

export const HOW_WORDS = { spoken: 'by word of mouth', written: 'in writing', form: 'with a signed form' } as const;
export type AgreedHow = keyof typeof HOW_WORDS;
export const HOWS = Object.keys(HOW_WORDS) as AgreedHow[];

export const CONSENT_WORDS = {
  own: 'It is about themself',
  said: 'Said to PALS. Ask for it in writing',
  given: 'In writing',
  none: 'Nobody agrees now. Stop, and ask',
} as const;
export type PatientConsent = keyof typeof CONSENT_WORDS;

/** What the records of consent of the case allow: what was said is enough to hand over, the team asks for it in writing. */
export function patientConsentOf(kase: Consenting): PatientConsent {
  if (!kase.patient_id || !kase.caller_id || kase.patient_id === kase.caller_id) return 'own';
  if (kase.complaint_consent === 'none') return 'none';
  return kase.complaint_consent === 'written' ? 'given' : 'said';
}

/** The same in a column of the queue. */
export const CONSENT_SHORT: Record<PatientConsent, string> = {
  own: 'Their own',
  said: 'Said, not yet in writing',
  given: 'In writing',
  none: 'Not agreed',
};

type Consenting = { patient_id: string | null; caller_id: string | null; complaint_consent: string };

export const DISCUSSION_WORDS = {
  agreed: 'Yes, we talked about it',
  offered: 'Offered, no answer yet',
  declined: 'They did not want to',
} as const;
export type Discussion = keyof typeof DISCUSSION_WORDS;
export const DISCUSSIONS = Object.keys(DISCUSSION_WORDS) as Discussion[];

/** SI 2009/309 reg 8(1): what need not be handled under the Regulations. Not yet checked word for word. */
export const REFUSAL_WORDS = {
  responsible_body: 'Made by another responsible body',
  employment: 'By a member of staff about their employment',
  next_working_day: 'Made by mouth and settled to their satisfaction by the end of the next working day',
  settled_before: 'About the same thing as one that was settled in that way',
  investigated: 'Already investigated as a complaint',
  ombudsman: 'An Ombudsman is investigating it or has',
  foi: 'About a refusal under the Freedom of Information Act',
  pension: 'About a superannuation scheme',
} as const;
export type Refusal = keyof typeof REFUSAL_WORDS;
export const REFUSALS = Object.keys(REFUSAL_WORDS) as Refusal[];

/** Reg 8(2): they are told in writing, except where it was settled by the end of the next working day. */
export function needsLetter(refusal: Refusal): boolean {
  return refusal !== 'next_working_day';
}

export const OUTCOME_WORDS = {
  upheld: 'Upheld',
  partly: 'Partly upheld',
  not_upheld: 'Not upheld',
  settled: 'Settled without an investigation',
  withdrawn: 'Withdrawn',
} as const;
export type ComplaintOutcome = keyof typeof OUTCOME_WORDS;
export const OUTCOMES = Object.keys(OUTCOME_WORDS) as ComplaintOutcome[];

export const RETURN_WORDS = {
  informal: 'They want PALS to sort it out after all',
  not_agreed: 'They did not agree to a complaint',
  question: 'It is a question, not a complaint',
  elsewhere: 'It is about another organisation only',
  more: 'PALS has to find something out first',
} as const;
export type ReturnReason = keyof typeof RETURN_WORDS;
export const RETURN_REASONS = Object.keys(RETURN_WORDS) as ReturnReason[];

const BY_MOUTH: readonly string[] = ['phone', 'voicemail', 'walk_in', 'ward', 'relay', 'video_relay', 'staff'];

/** Reg 13(2): what is said by mouth is written down, and the person gets a copy. */
export function isByMouth(channel: string): boolean {
  return BY_MOUTH.includes(channel);
}

/** The last day on which it is acknowledged in time: 3 working days after the day it was received (reg 13(3)). */
export function acknowledgeBy(made: Day, holidays: Holidays): Day {
  return addWorkingDays(made, 3, holidays).date;
}

type Handled = {
  discussion: Discussion | null;
  handling: string;
  finish_on: Day | null;
  response_on: Day | null;
  period_told_on: Day | null;
};

/** Who has it, as a form shows it. */
export const handlerOf = ({ handler_id }: { handler_id: string | null }) => ({ handler_id });

/** How it is handled, as a form shows it. */
export const handlingOf = ({ discussion, handling, finish_on, response_on, period_told_on }: Handled): Handled => ({
  ...{ discussion, handling, finish_on, response_on, period_told_on },
});

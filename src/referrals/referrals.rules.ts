// What is not for this PALS, in words, and the dates of those for whom it is.
import { addWorkingDays, type Holidays } from '../calendar/index.ts';
import { addDays, type Day } from '../platform/time.ts';

export const KIND_WORDS = {
  passed: 'Handed on to another organisation',
  told: 'Told whom to ask',
  records: 'Request for records',
  foi: 'Freedom of information request',
} as const;
export type ReferralKind = keyof typeof KIND_WORDS;
export const KINDS = Object.keys(KIND_WORDS) as ReferralKind[];

export const TEAM_WORDS = { records: 'Access to records team', foi: 'Freedom of information team' } as const;
export type RequestKind = keyof typeof TEAM_WORDS;
export const REQUESTS = Object.keys(TEAM_WORDS) as RequestKind[];

export const SENT_WORDS = { email: 'Email', letter: 'Letter', phone: 'Phone', form: 'Web form' } as const;
export type SentHow = keyof typeof SENT_WORDS;
export const SENT_HOW = Object.keys(SENT_WORDS) as SentHow[];

export const AGREED_WORDS = { spoken: 'Said so', written: 'In writing', form: 'On a signed form' } as const;
export type AgreedHow = keyof typeof AGREED_WORDS;
export const AGREED_HOW = Object.keys(AGREED_WORDS) as AgreedHow[];

const FOI_DAYS = 20;

/**
 * By when the team of a request answers in law: information within 20 working days (FOI Act 2000 s10), records within one
 * month of the day received (UK GDPR art 12(3)): the same day of the next month, or its last one.
 */
export function requestDue(kind: RequestKind, received: Day, holidays: Holidays): Day {
  return kind === 'foi' ? addWorkingDays(received, FOI_DAYS, holidays).date : monthAfter(received);
}

function monthAfter(day: Day): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = firstOf(year, month);
  const last = addDays(firstOf(year, month + 1), -1);
  const same = addDays(first, date - 1);
  return same <= last ? same : last;
}

/** The first day of a month; `month` counts from 0 for January and may run over the end of the year. */
function firstOf(year: number, month: number): Day {
  return `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

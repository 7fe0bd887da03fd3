import type { PromiseKind, Status } from './tables.ts';

type Facts = { closed: boolean; handedOver: boolean; owned: boolean; open: readonly PromiseKind[] };

/** First match wins (ux: statuses). A status is worked out in every verb that changes one of these, and typed by nobody. */
const STATUSES: readonly (readonly [Status, (facts: Facts) => boolean])[] = [
  ['closed', (facts) => facts.closed],
  ['passed', (facts) => facts.handedOver],
  ['new', (facts) => !facts.owned],
  ['ready', (facts) => facts.open.includes('tell_answer')],
  ['waiting_person', (facts) => facts.open.includes('hear_from_person') || facts.open.includes('get_consent')],
  ['waiting_service', (facts) => facts.open.includes('service_answer')],
  ['looking', () => true],
];

export function statusOf(facts: Facts): Status {
  return STATUSES.find(([, holds]) => holds(facts))?.[0] ?? 'looking';
}

export const STATUS_WORDS: Record<
  Status,
  { label: string; tone: 'blue' | 'white' | 'yellow' | 'purple' | 'orange' | 'grey' | 'aqua-green' }
> = {
  new: { label: 'New', tone: 'blue' },
  looking: { label: 'Looking into it', tone: 'white' },
  waiting_service: { label: 'Waiting for the service', tone: 'yellow' },
  waiting_person: { label: 'Waiting for the person', tone: 'purple' },
  ready: { label: 'Ready to tell them', tone: 'orange' },
  closed: { label: 'Closed', tone: 'grey' },
  passed: { label: 'Passed to complaints', tone: 'aqua-green' },
};

export const TYPE_WORDS = {
  question: 'Question',
  concern: 'Concern',
  complaint: 'Help to complain',
  idea: 'Idea',
  thanks: 'Thank you',
  experience: 'Experience',
  mp: 'MP letter',
} as const;

export const SHARING_WORDS = {
  not_asked: 'Not asked yet: it stays in PALS',
  keep: 'Keep it in PALS',
  no_name: 'Can ask, without a name',
  name: 'Can ask with name',
  safety: 'Shared for safety without consent',
} as const;

/** The parts that people have in a case. */
export const ROLE_WORDS: Record<string, string> = {
  caller: 'Caller',
  patient: 'Patient',
  died: 'Person who died',
  representative: 'Representative',
  carer: 'Carer',
  advocate: 'Advocate',
  staff: 'Member of staff',
  other: 'Somebody else',
};

/** Minutes in which the author may correct a slip of the pen without a mark; after that a correction is an addition. */
export const SLIP_MINUTES = 10;

export function isSlip(entry: { author_id: string | null; created_at: Date }, user: string, now: Date): boolean {
  return entry.author_id === user && now.getTime() - entry.created_at.getTime() < SLIP_MINUTES * 60_000;
}

/** PAL-26-0412: year of opening and number in it. */
export function refOf(year: number, number: number): string {
  return `PAL-${String(year % 100).padStart(2, '0')}-${String(number).padStart(4, '0')}`;
}

const REF = /^pal[\s-]*(\d{2})[\s-]*(\d{1,6})$/i;

/** The reference that somebody typed ("pal 26 412"), as it is written; undefined when it is none. */
export function readRef(typed: string): string | undefined {
  const found = REF.exec(typed.trim());
  return found ? `PAL-${found[1]}-${String(Number(found[2])).padStart(4, '0')}` : undefined;
}

type Bereaved = { after_death?: boolean | null; patient_id?: string | null; caller_id?: string | null };

/** After a death nobody writes to or calls the patient, also where it is not yet recorded with the person. */
export function asOfCase<P extends { died: boolean }>(person: P, kase: Bereaved, id: string | null): P {
  const dead = kase.after_death && id !== null && id === kase.patient_id && id !== kase.caller_id;
  return dead && !person.died ? { ...person, died: true } : person;
}

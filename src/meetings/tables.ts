import type { Generated } from 'kysely';

export const KINDS = ['meeting', 'mediation', 'phone', 'video'] as const;
export type MeetingKind = (typeof KINDS)[number];
export type MeetingState = 'planned' | 'held' | 'not_attended' | 'cancelled';
export const CANCELLERS = ['person', 'service', 'pals'] as const;
export type Canceller = (typeof CANCELLERS)[number];
/** On whose side somebody comes. */
export type Side = 'person' | 'service' | 'pals';

export type MeetingTable = {
  trust_id: string;
  id: string;
  case_id: string;
  kind: MeetingKind;
  purpose: Generated<string>;
  starts_at: Date;
  minutes: number;
  place: Generated<string>;
  link: Generated<string>;
  is_private: Generated<boolean>;
  lead_id: string | null;
  lead_name: Generated<string>;
  telling: Generated<string>;
  /** Needs that were seen to, as `person:need`. */
  arranged: Generated<string[]>;
  state: Generated<MeetingState>;
  /** Of its invitation: rises with what the invited have to know (RFC 5546, 3.1). */
  sequence: Generated<number>;
  ended_at: Generated<Date | null>;
  cancelled_by: Generated<Canceller | null>;
  outcome: Generated<string>;
  promise_id: string | null;
  made_at: Date;
  made_by: string;
  version: Generated<number>;
};

export type MeetingPersonTable = {
  trust_id: string;
  id: string;
  case_id: string;
  meeting_id: string;
  side: Side;
  person_id: Generated<string | null>;
  user_id: Generated<string | null>;
  place_id: Generated<string | null>;
  name: Generated<string>;
  role: Generated<string>;
  email: Generated<string>;
  booking_id: Generated<string | null>;
  invited_at: Generated<Date | null>;
  invited_sequence: Generated<number | null>;
  message_id: Generated<string | null>;
  promise_id: Generated<string | null>;
  came: Generated<boolean | null>;
  /** As their calendar answered the invitation. */
  reply: Generated<'accepted' | 'declined' | 'tentative' | null>;
  replied_at: Generated<Date | null>;
  reply_sequence: Generated<number | null>;
  added_at: Date;
  removed_at: Generated<Date | null>;
};

export type MeetingNotesTable = {
  trust_id: string;
  id: string;
  case_id: string;
  meeting_id: string;
  number: number;
  body: string;
  made_at: Date;
  made_by: string;
};

/** How somebody said whether they agree with the notes. */
export const ANSWER_WAYS = ['phone', 'paper', 'in_person'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number] | 'link';

export type MeetingAnswerTable = {
  trust_id: string;
  id: string;
  case_id: string;
  meeting_id: string;
  notes_id: string;
  coming_id: string;
  state: Generated<'asked' | 'agreed' | 'differs'>;
  how: Generated<AnswerWay | null>;
  words: Generated<string>;
  /** On its way, when they were away for too long. */
  typed: Generated<string>;
  ends_on: string;
  /** Before the address of a link: of the reminders. */
  origin: Generated<string>;
  message_id: Generated<string | null>;
  promise_id: Generated<string | null>;
  asked_at: Date;
  reminded_at: Generated<Date | null>;
  answered_at: Generated<Date | null>;
  recorded_by: Generated<string | null>;
};

export type MeetingAgreementTable = {
  trust_id: string;
  id: string;
  case_id: string;
  meeting_id: string;
  who: string;
  what: string;
  due_on: string;
  promise_id: string;
  made_at: Date;
  made_by: string;
};

declare module '../platform/db.ts' {
  interface Tables {
    meetings: MeetingTable;
    meeting_people: MeetingPersonTable;
    meeting_notes: MeetingNotesTable;
    meeting_answers: MeetingAnswerTable;
    meeting_agreements: MeetingAgreementTable;
  }
}

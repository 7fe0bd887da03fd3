import type { Generated } from 'kysely';

export const KINDS = [
  'bsl',
  'language',
  'lipspeaker',
  'deafblind',
  'speech_to_text',
  'note_taker',
  'video_relay',
] as const;
export type BookingKind = (typeof KINDS)[number];
export const HOWS = ['ward', 'meeting', 'video', 'phone'] as const;
export type BookingHow = (typeof HOWS)[number];
export const ENDS = ['done', 'not_attended', 'cancelled', 'not_available'] as const;
export type BookingEnd = (typeof ENDS)[number];

export type BookingTable = {
  trust_id: string;
  id: string;
  case_id: string;
  person_id: string;
  kind: BookingKind;
  language: Generated<string>;
  gender: Generated<'any' | 'woman' | 'man'>;
  starts_at: Date;
  minutes: number;
  how: BookingHow;
  place: Generated<string>;
  provider: Generated<string>;
  reference: Generated<string>;
  cost_centre: Generated<string>;
  state: 'wanted' | 'asked' | 'confirmed' | BookingEnd;
  asked_at: Date | null;
  confirmed_at: Date | null;
  ended_at: Date | null;
  was_right: 'yes' | 'partly' | 'no' | null;
  outcome: Generated<string>;
  promise_id: string | null;
  made_at: Date;
  made_by: string;
  version: Generated<number>;
};

declare module '../platform/db.ts' {
  interface Tables {
    interpreter_bookings: BookingTable;
  }
}

import type { Generated } from 'kysely';
import type { PassedHow, ThanksKind } from './thanks.rules.ts';

export type ThanksTable = {
  trust_id: string;
  id: string;
  case_id: string;
  kind: ThanksKind;
  staff_names: Generated<string>;
  place_id: string | null;
  /** Empty, like all of its passing on, while they are still to be passed on. */
  passed_to: Generated<string>;
  passed_how: PassedHow | null;
  passed_on: string | null;
  with_name: boolean | null;
  acknowledged_by: Generated<string>;
  acknowledged_on: string | null;
  giver_told_on: string | null;
  made_by: string | null;
  made_at: Date;
};

export type ThanksLetterTable = {
  trust_id: string;
  id: string;
  case_id: string;
  thanks_id: string;
  name: string;
  email: string;
  copy_to: Generated<string>;
  /** As they read them. */
  words: string;
  /** From whom; empty: without the name. */
  giver: Generated<string>;
  hear_back: Generated<boolean>;
  closes: Generated<boolean>;
  message_id: Generated<string | null>;
  passed_at: Generated<Date | null>;
  read_at: Generated<Date | null>;
  answer: Generated<string>;
  /** A line back that was sent too late to count, for when they come back. */
  typed: Generated<string>;
  answered_at: Generated<Date | null>;
  made_at: Date;
  made_by: string;
};

declare module '../platform/db.ts' {
  interface Tables {
    thanks: ThanksTable;
    thanks_letters: ThanksLetterTable;
  }
}

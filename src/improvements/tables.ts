import type { Generated } from 'kysely';
import type { ImprovementState } from './improvements.rules.ts';

export type ImprovementTable = {
  trust_id: string;
  id: string;
  said: string;
  changed: Generated<string>;
  changed_on: string | null;
  /** Empty: everywhere. */
  site_id: string | null;
  place_id: string | null;
  effect: Generated<string>;
  still: Generated<string>;
  state: ImprovementState;
  declined_why: Generated<string>;
  version: Generated<number>;
  /** Who wrote what stands there: after a check they stay until somebody writes again. */
  writers: string[];
  check_promise_id: string | null;
  checked_by: string | null;
  checked_at: Date | null;
  checked_version: number | null;
  hidden_by: string | null;
  hidden_at: Date | null;
  made_by: string;
  made_at: Date;
  changed_at: Date;
};

export type Wants = 'yes' | 'no' | 'not_asked';

export type ImprovementCaseTable = {
  trust_id: string;
  id: string;
  improvement_id: string;
  case_id: string;
  wants: Generated<Wants>;
  removed_at: Date | null;
  added_by: string;
  added_at: Date;
};

export type ImprovementToldTable = {
  trust_id: string;
  id: string;
  improvement_id: string;
  case_id: string;
  person_id: string;
  how: 'email' | 'text' | 'letter' | 'by_hand';
  words: string;
  message_id: string | null;
  promise_id: string | null;
  told_at: Date | null;
  told_by: string | null;
  made_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    improvements: ImprovementTable;
    improvement_cases: ImprovementCaseTable;
    improvement_told: ImprovementToldTable;
  }
}

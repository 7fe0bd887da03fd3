import type { Generated } from 'kysely';
import type { State } from './consent.rules.ts';
import type { Situation } from './situations.rules.ts';
import type { Type } from './types.rules.ts';

export type ConsentTable = {
  trust_id: string;
  id: string;
  case_id: string;
  from_id: string | null;
  situation: Situation;
  type: Type;
  state: State;
  patient_id: string | null;
  speaker_id: string | null;
  hears: Generated<boolean>;
  complaints: Generated<boolean>;
  services: Generated<string>;
  organisations: Generated<string>;
  records: Generated<string>;
  limits: Generated<string>;
  given_by: Generated<string>;
  heard_by: Generated<string>;
  evidence: Generated<string>;
  /** The paper itself, among the files of the case. */
  evidence_file: Generated<string | null>;
  reasons: Generated<string>;
  from_on: string;
  to_on: string | null;
  asked_at: Date | null;
  asked_how: Generated<string>;
  chased_at: Date | null;
  answered_at: Date | null;
  withdrawn_at: Date | null;
  reason: Generated<string>;
  promise_id: string | null;
  second_by: string | null;
  second_at: Date | null;
  recorded_by: string;
  recorded_at: Date;
  error_at: Date | null;
  error_by: string | null;
  error_reason: string | null;
  version: Generated<number>;
};

declare module '../platform/db.ts' {
  interface Tables {
    consents: ConsentTable;
  }
}

import type { Generated } from 'kysely';
import type { AnsweredHow, Signs } from './letters.rules.ts';

export type MpLetterTable = {
  trust_id: string;
  id: string;
  case_id: string;
  mp_id: string;
  constituent_id: string;
  constituency: Generated<string>;
  caseworker: Generated<string>;
  their_ref: Generated<string>;
  dated_on: string | null;
  signs: Signs;
  signer: Generated<string>;
  signing_since: string | null;
  answered_on: string | null;
  answered_how: AnsweredHow | null;
  signed_by: Generated<string>;
  tells_of_patient: boolean | null;
  answer_promise: string | null;
  signing_promise: string | null;
  office_promise: string | null;
  made_by: string;
  made_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    mp_letters: MpLetterTable;
    mp_signers: {
      trust_id: string;
      signs: Signs;
      signer: Generated<string>;
      email: Generated<string>;
      checked_on: string;
    };
  }
}

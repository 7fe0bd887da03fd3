import type { Generated } from 'kysely';
import type { AgreedHow, ReferralKind, RequestKind, SentHow } from './referrals.rules.ts';

export type ReferralTable = {
  trust_id: string;
  id: string;
  case_id: string;
  kind: ReferralKind;
  /** Its code in the directory, or what it is called where it is not there. */
  organisation: string | null;
  named: Generated<string>;
  what: Generated<string>;
  agreed_by: Generated<string>;
  agreed_how: AgreedHow | null;
  agreed_on: string | null;
  sent_how: SentHow | null;
  /** Null: agreed, and still to be sent. */
  sent_on: string | null;
  received_on: string | null;
  due_on: string | null;
  person_told: Generated<boolean>;
  answered_on: string | null;
  check_promise: string | null;
  made_by: string;
  made_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    referrals: ReferralTable;
    own_teams: {
      trust_id: string;
      kind: RequestKind;
      name: string;
      email: Generated<string>;
      phone: Generated<string>;
      checked_on: string;
    };
  }
}

import type { Generated, JSONColumnType } from 'kysely';
import type { SentSignUp, Typed } from './joining.rules.ts';
import type { How, Kind, MemberWay } from './kinds.rules.ts';
import type { DbsLevel, DbsNeeded, IgNeeded, PaidKind, Payment } from './needed.rules.ts';

export type OpportunityState = 'draft' | 'open' | 'full' | 'closed';

export type OpportunityTable = {
  trust_id: string;
  id: string;
  kind: Kind;
  title: string;
  does: string;
  how_often: Generated<string>;
  how: How;
  place: Generated<string>;
  access: Generated<string>;
  expenses: Generated<string>;
  ask: Generated<string>;
  /** Where the trust says more about it. */
  website: Generated<string>;
  dbs: Generated<DbsNeeded>;
  ig_training: Generated<IgNeeded>;
  payment: Generated<Payment>;
  apply_by: string | null;
  places: number | null;
  state: OpportunityState;
  owner_id: string;
  /** From this day on the public does not find it until somebody has looked. */
  review_on: string;
  version: Generated<number>;
  made_by: string | null;
  made_at: Date;
  changed_at: Date;
};

export type Consent = 'yes' | 'this_only' | 'withdrawn';
export type ConsentHow = 'web' | 'phone' | 'in_person' | 'paper';

export type MemberTable = {
  trust_id: string;
  id: string;
  person_id: string;
  kinds: Generated<Kind[]>;
  consent: Consent;
  consent_edition: number;
  consent_at: Date;
  consent_how: ConsentHow;
  withdrawn_at: Date | null;
  channel: MemberWay;
  travel: Generated<string>;
  expenses: Generated<'yes' | 'no' | 'not_asked'>;
  dbs: Generated<DbsLevel | null>;
  dbs_until: Generated<string | null>;
  ig_training: Generated<boolean>;
  ig_until: Generated<string | null>;
  made_person: Generated<boolean>;
  version: Generated<number>;
  made_by: string | null;
  made_at: Date;
};

export type SignUpState = 'asked' | 'taken_on' | 'waiting' | 'not_taken_on' | 'withdrawn';

export type SignUpTable = {
  trust_id: string;
  id: string;
  opportunity_id: string;
  member_id: string;
  person_id: string;
  state: SignUpState;
  promise_id: string | null;
  made_by: string | null;
  made_at: Date;
  settled_by: string | null;
  settled_at: Date | null;
};

export type InvolvementEventTable = {
  trust_id: string;
  id: string;
  opportunity_id: string;
  title: string;
  starts_at: Date;
  minutes: number;
  place: Generated<string>;
  online: Generated<string>;
  places: number | null;
  access: Generated<string>;
  state: 'planned' | 'held' | 'cancelled';
  /** The last time: what was written before says the earlier day or place. */
  moved_at: Generated<Date | null>;
  /** The promise that those who were asked hear of the new day or place. */
  telling_id: Generated<string | null>;
  version: Generated<number>;
  made_by: string;
  made_at: Date;
};

export type ComingState = 'asked' | 'coming' | 'not_coming' | 'came' | 'did_not_come';

export type ComingTable = {
  trust_id: string;
  id: string;
  event_id: string;
  member_id: string;
  person_id: string;
  state: ComingState;
  needs: Generated<string>;
  arranged: Generated<boolean>;
  /** In pence, as it was paid. */
  paid_pence: number | null;
  paid_for: Generated<string>;
  paid_kind: Generated<PaidKind>;
  paid_on: string | null;
  version: Generated<number>;
  changed_at: Date;
  changed_by: string | null;
};

export type OutcomeTable = {
  trust_id: string;
  id: string;
  opportunity_id: string;
  event_id: string | null;
  promise_id: string;
  words: Generated<string>;
  told_at: Date | null;
  made_at: Date;
};

export type RoundKind = 'news' | 'invitation' | 'changed' | 'cancellation' | 'outcome';

export type RoundTable = {
  trust_id: string;
  id: string;
  kind: RoundKind;
  opportunity_id: string;
  event_id: string | null;
  words: string;
  promise_id: string | null;
  made_by: string;
  made_at: Date;
};

export type ToldTable = {
  trust_id: string;
  id: string;
  round_id: string;
  member_id: string;
  person_id: string;
  how: 'email' | 'text' | 'letter' | 'by_hand';
  message_id: string | null;
  told_at: Date | null;
  told_by: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    involvement_consents: {
      trust_id: string;
      edition: number;
      words: string;
      made_by: string | null;
      made_at: Date;
    };
    opportunities: OpportunityTable;
    involvement_members: MemberTable;
    involvement_keys: {
      trust_id: string;
      id: string;
      hash: Buffer;
      member_id: string;
      made_at: Date;
      used_at: Date | null;
    };
    sign_ups: SignUpTable;
    involvement_events: InvolvementEventTable;
    involvement_comings: ComingTable;
    involvement_outcomes: OutcomeTable;
    involvement_rounds: RoundTable;
    involvement_told: ToldTable;
    sign_up_drafts: {
      trust_id: string;
      id: string;
      hash: Buffer;
      opportunity_id: string | null;
      fields: JSONColumnType<Typed, string | undefined, string>;
      started_at: Date;
      changed_at: Date;
      sent_at: Date | null;
      sent: JSONColumnType<SentSignUp> | null;
    };
  }
}

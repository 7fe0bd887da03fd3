import type { ColumnType, JSONColumnType } from 'kysely';

export type EventTable = {
  trust_id: string;
  id: string;
  name: string;
  at: Date;
  happened_at: Date;
  actor_id: string | null;
  actor_kind: 'user' | 'system';
  case_id: string | null;
  person_id: string | null;
  particulars: JSONColumnType<Particulars>;
};

/** Ids and codes, never words of a person. */
export type Particulars = Record<string, string | number | boolean | null | string[]>;

export type ViewTable = {
  trust_id: string;
  id: string;
  at: Date;
  user_id: string;
  what: 'case' | 'person' | 'print' | 'record_log' | 'file' | 'mail';
  case_id: string | null;
  person_id: string | null;
};

/** What a trust had set before it was changed. `held` is in the shape of the module that kept it. */
export type EarlierTable = {
  trust_id: string;
  id: string;
  what:
    | 'place'
    | 'site'
    | 'organisation'
    | 'help_number'
    | 'prompt_card'
    | 'account'
    | 'identity_provider'
    | 'bereavement_office'
    | 'own_team'
    | 'mp_signer'
    | 'help_entry';
  about: string;
  held: ColumnType<unknown, string, never>;
  until: Date;
  changed_by: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    events: EventTable;
    views: ViewTable;
    earlier: EarlierTable;
  }
}

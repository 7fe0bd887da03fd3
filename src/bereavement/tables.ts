import type { Generated, JSONColumnType } from 'kysely';
import type { LimitCode } from './clocks.rules.ts';
import type { FollowUpSlot, Helped } from './follow-ups.rules.ts';
import type { OfficeKind } from './offices.rules.ts';
import type { StepState } from './steps.rules.ts';

export const BELONGINGS = ['money', 'jewellery', 'clothes', 'papers', 'devices', 'other'] as const;
export const FATES = ['collected', 'with_them', 'given_up', 'unclaimed', 'mistake'] as const;
export const TOLD_HOW = ['spoken', 'leaflet', 'both'] as const;

export type StepTable = {
  trust_id: string;
  id: string;
  case_id: string;
  step: string;
  state: StepState;
  facts: JSONColumnType<Record<string, string>, string, never>;
  note: Generated<string>;
  promise_id: string | null;
  made_by: string;
  made_at: Date;
};

export type BelongingTable = {
  trust_id: string;
  id: string;
  case_id: string;
  what: string;
  kind: (typeof BELONGINGS)[number];
  kept_where: Generated<string>;
  listed_on: string;
  out_on: string | null;
  out_to: Generated<string>;
  fate: (typeof FATES)[number] | null;
  out_by: string | null;
  made_by: string;
  made_at: Date;
};

export type ViewingTable = {
  trust_id: string;
  id: string;
  case_id: string;
  starts_at: Date;
  who: string;
  with_whom: Generated<string>;
  place: Generated<string>;
  note: Generated<string>;
  state: 'booked' | 'held' | 'cancelled';
  promise_id: string | null;
  made_by: string;
  made_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
};

export type ToldTable = {
  trust_id: string;
  id: string;
  case_id: string;
  item: string;
  edition: string;
  words: string;
  how: (typeof TOLD_HOW)[number];
  made_by: string;
  made_at: Date;
  undone_by: string | null;
  undone_at: Date | null;
};

export type FollowUpTable = {
  trust_id: string;
  id: string;
  case_id: string;
  person_id: string;
  slot: FollowUpSlot;
  chosen: boolean;
  due_at: Date | null;
  way: Generated<string>;
  promise_id: string | null;
  made_by: string;
  made_at: Date;
  stopped_by: string | null;
  stopped_at: Date | null;
  done_by: string | null;
  done_at: Date | null;
  contact_id: string | null;
  helped: Helped | null;
};

export type OfficeTable = {
  trust_id: string;
  kind: OfficeKind;
  name: string;
  officer: Generated<string>;
  phone: Generated<string>;
  hours: Generated<string>;
  address: Generated<string>;
  public: Generated<boolean>;
  checked_on: string;
};

declare module '../platform/db.ts' {
  interface Tables {
    bereavement_steps: StepTable;
    bereavement_belongings: BelongingTable;
    bereavement_viewings: ViewingTable;
    bereavement_told: ToldTable;
    bereavement_follow_ups: FollowUpTable;
    bereavement_offices: OfficeTable;
    bereavement_limits: {
      trust_id: string | null;
      code: LimitCode;
      label: string;
      days: number;
      position: number;
      valid_from: string;
      valid_to: string | null;
      changed_by: string | null;
      changed_at: Date | null;
    };
  }
}

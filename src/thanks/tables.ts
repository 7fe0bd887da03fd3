import type { Generated } from 'kysely';
import type { PassedHow, ThanksKind } from './thanks.rules.ts';

export type ThanksTable = {
  trust_id: string;
  id: string;
  case_id: string;
  kind: ThanksKind;
  staff_names: Generated<string>;
  place_id: string | null;
  passed_to: string;
  passed_how: PassedHow;
  passed_on: string;
  with_name: boolean;
  acknowledged_by: Generated<string>;
  acknowledged_on: string | null;
  made_by: string;
  made_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    thanks: ThanksTable;
  }
}

import type { Generated } from 'kysely';

export type AbsenceKind = 'leave' | 'break';

export type AbsenceTable = {
  trust_id: string;
  id: string;
  user_id: string;
  kind: AbsenceKind;
  starts_at: Date;
  ends_at: Date;
  note: Generated<string>;
  gives_back: Generated<boolean>;
  made_by: string | null;
  made_at: Date;
  ended_at: Date | null;
  given_back_at: Date | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    absences: AbsenceTable;
  }
}

import type { Generated } from 'kysely';

export type MoveTable = {
  trust_id: string;
  id: string;
  case_id: string;
  place_id: string | null;
  bed: Generated<string>;
  in_hospital: boolean;
  leaves_on: string | null;
  at: Date;
  recorded_at: Date;
  recorded_by: string;
};

declare module '../platform/db.ts' {
  interface Tables {
    patient_moves: MoveTable;
  }
}

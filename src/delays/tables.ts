import type { Generated } from 'kysely';

export type DelayTable = {
  trust_id: string;
  id: string;
  case_id: string;
  promise_id: string;
  person_id: string | null;
  was_due_at: Date;
  due_at: Date;
  neutral: Generated<boolean>;
  told_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    delays: DelayTable;
  }
}

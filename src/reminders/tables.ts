import type { Generated } from 'kysely';
import type { Ladder, Whom } from './reminders.rules.ts';

/** `days` counts open days of this PALS: below 0 before it is up, 0 on the day, above 0 late. */
export type ReminderRungTable = {
  trust_id: string;
  ladder: Ladder;
  step: number;
  days: number;
  whom: Whom;
  /** In force from this day to `valid_to`, both included. */
  valid_from: Generated<string>;
  valid_to: Generated<string | null>;
};

/** Who stands in for whom on the ladder. */
export type DeputyTable = { trust_id: string; user_id: string; deputy_id: string; set_by: string; set_at: Date };

export type ReminderTable = {
  trust_id: string;
  id: string;
  case_id: string;
  ladder: Ladder | 'prompt';
  step: number;
  /** The clock or the promise that it is about. */
  subject_id: string;
  due_at: Date;
  /** What was made of it; empty where a promise that was open already stands for it. */
  promise_id: Generated<string | null>;
  made_at: Date;
  settled_at: Generated<Date | null>;
};

declare module '../platform/db.ts' {
  interface Tables {
    reminder_rungs: ReminderRungTable;
    reminders: ReminderTable;
    deputies: DeputyTable;
  }
}

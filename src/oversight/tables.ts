import type { Generated } from 'kysely';
import type { Outcome, PatternCode } from './patterns.rules.ts';

export type OpeningWhy = 'on_the_phone' | 'cover' | 'safety' | 'asked' | 'manager' | 'other';

/** One opening with a reason, or one refused try. Only that it was looked into is ever added. */
export type CaseOpeningTable = {
  trust_id: string;
  id: string;
  case_id: string;
  user_id: string;
  at: Date;
  granted: boolean;
  why: OpeningWhy | null;
  reason: Generated<string>;
  until: Date | null;
  looked_at: Date | null;
  looked_by: string | null;
  found: 'nothing' | 'followed_up' | null;
};

export type ReadPatternTable = {
  trust_id: string;
  id: string;
  code: PatternCode;
  user_id: string;
  case_id: string | null;
  person_id: string | null;
  on_day: string;
  count: number;
  first_at: Date;
  last_at: Date;
  found_at: Date;
  looked_at: Date | null;
  looked_by: string | null;
  outcome: Outcome | null;
  note: Generated<string>;
};

declare module '../platform/db.ts' {
  interface Tables {
    case_openings: CaseOpeningTable;
    access_rules: { trust_id: string; reason_days: number; changed_at: Date; changed_by: string | null };
    read_pattern_rules: {
      trust_id: string | null;
      code: PatternCode;
      label: string;
      says: string;
      at_least: number;
      within_minutes: number;
      position: number;
      valid_from: string;
      valid_to: string | null;
      changed_by: string | null;
      changed_at: Date | null;
    };
    read_patterns: ReadPatternTable;
    read_pattern_marks: { trust_id: string; looked_to: Date };
  }
}

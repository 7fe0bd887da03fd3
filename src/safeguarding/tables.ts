import type { Generated } from 'kysely';
import type { ToldWhom } from './safeguarding.rules.ts';

export type EscalationTable = {
  trust_id: string;
  id: string;
  case_id: string;
  kinds: string[];
  exact_words: Generated<string>;
  whereabouts: Generated<string>;
  child: boolean;
  raised_at: Date;
  raised_by: string;
};

export type EscalationLineTable = {
  trust_id: string;
  id: string;
  case_id: string;
  escalation_id: string;
  told: ToldWhom | null;
  name: Generated<string>;
  told_at: Date | null;
  words: Generated<string>;
  outcome: Generated<string>;
  closes: boolean;
  added_at: Date;
  added_by: string;
};

declare module '../platform/db.ts' {
  interface Tables {
    danger_kinds: {
      trust_id: string | null;
      code: string;
      label: string;
      position: number;
      restrict: boolean;
      staff: boolean;
      certainty: string;
      valid_from: string;
      valid_to: string | null;
    };
    escalations: EscalationTable;
    escalation_lines: EscalationLineTable;
  }
}

import type { Generated } from 'kysely';

export type LinkKind = 'same_matter' | 'follow_on' | 'related';

export type CaseLinkTable = {
  trust_id: string;
  id: string;
  case_id: string;
  other_id: string;
  kind: LinkKind;
  linked_at: Date;
  linked_by: string;
  ended_at: Date | null;
  ended_by: string | null;
};

export type ContactPlanTable = {
  trust_id: string;
  id: string;
  person_id: string;
  officer_id: string;
  agreed: string;
  reasons: string[];
  reason_words: string;
  adjustments: string;
  challenge_told: Generated<boolean>;
  letter_on: string | null;
  starts_on: string;
  review_on: string;
  ends_on: string;
  proposed_at: Date;
  proposed_by: string;
  approved_at: Date | null;
  approved_by: string | null;
  ended_at: Date | null;
  ended_by: string | null;
  end_reason: Generated<string>;
  review_promise: string | null;
  version: Generated<number>;
};

declare module '../platform/db.ts' {
  interface Tables {
    case_links: CaseLinkTable;
    contact_plans: ContactPlanTable;
  }
}

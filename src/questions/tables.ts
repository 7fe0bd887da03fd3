import type { ColumnType, Generated } from 'kysely';
import type { ChaseWhom, Share, Teller, WhomKind } from './questions.rules.ts';

export type QuestionTable = {
  trust_id: string;
  id: string;
  case_id: string;
  promise_id: string;
  whom: WhomKind;
  place_id: string | null;
  organisation: Generated<string>;
  person_id: string | null;
  to_name: string;
  to_email: string;
  question: string;
  background: Generated<string>;
  outcome: Generated<string>;
  with_name: boolean;
  not_clinical: boolean;
  safety: boolean;
  teller: Teller;
  origin: string;
  asked_by: string;
  asked_at: Date;
  recalled_at: Date | null;
  returned_at: Date | null;
};

export type QuestionAnswerTable = {
  trust_id: string;
  id: string;
  case_id: string;
  question_id: string;
  kind: 'answer' | 'addition' | 'returned';
  words: string;
  share: Share | null;
  by_name: Generated<string>;
  link_id: string | null;
  visit: string | null;
  contact_id: string | null;
  at: Date;
};

export type QuestionDelayTable = {
  trust_id: string;
  id: string;
  case_id: string;
  question_id: string;
  link_id: string;
  was: Date;
  until: Date;
  reason: Generated<string>;
  at: Date;
};

export type QuestionChaseTable = {
  trust_id: string;
  id: string;
  case_id: string;
  question_id: string;
  step: number;
  due_at: Date;
  whom: ChaseWhom;
  name: Generated<string>;
  at: Date;
  made_by: string | null;
  message_id: Generated<string | null>;
  link_id: Generated<string | null>;
  taken_back_at: Generated<Date | null>;
};

export type QuestionDraftTable = {
  trust_id: string;
  link_id: string;
  visit: string;
  case_id: string;
  fields: ColumnType<Record<string, string>, string, string>;
  changed_at: Date;
};

export type ChaseRungTable = {
  trust_id: string;
  step: number;
  days: number;
  whom: ChaseWhom;
  valid_from: Generated<string>;
  valid_to: string | null;
};

export type ChaseHeadTable = {
  trust_id: string;
  name: string;
  email: string;
  valid_from: string;
  valid_to: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    questions: QuestionTable;
    question_answers: QuestionAnswerTable;
    question_delays: QuestionDelayTable;
    question_chases: QuestionChaseTable;
    question_drafts: QuestionDraftTable;
    chase_rungs: ChaseRungTable;
    chase_heads: ChaseHeadTable;
  }
}

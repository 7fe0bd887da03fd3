import type { Generated } from 'kysely';
import type { Reason } from './asking.rules.ts';

export type RuleTable = {
  trust_id: string;
  valid_from: string;
  valid_to: string | null;
  asks: boolean;
  percent: number;
  after_days: number;
  again_months: number;
  link_days: number;
  remind_days: number;
};

export type AskState = 'waiting' | 'by_hand' | 'sent' | 'answered' | 'not_asked' | 'stopped' | 'expired';
export type AskWay = 'email' | 'text' | 'phone' | 'paper';

export type AskTable = {
  trust_id: string;
  id: string;
  case_id: string;
  person_id: string | null;
  state: AskState;
  reason: Generated<Reason | ''>;
  way: AskWay | null;
  owner_id: string | null;
  asks_at: Date | null;
  sent_at: Date | null;
  reminded_at: Date | null;
  ends_at: Date | null;
  settled_on: string | null;
  settled_by: string | null;
  made_at: Date;
};

export type Said = 'yes' | 'partly' | 'no' | 'na';
export type AnswerWay = 'link' | 'phone' | 'paper';

export type AnswerTable = {
  trust_id: string;
  id: string;
  made_on: string;
  way: AnswerWay;
  considering: Said;
  making: Said;
  informed: Said;
  outcome: Said;
  reflecting: Said;
  words: Generated<string>;
  danger: Generated<boolean>;
  case_id: string | null;
  person_id: string | null;
  read_at: Date | null;
  read_by: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    satisfaction_rules: RuleTable;
    satisfaction_asks: AskTable;
    satisfaction_answers: AnswerTable;
  }
}

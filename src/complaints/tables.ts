import type { Generated } from 'kysely';
import type { Channel } from '../cases/index.ts';
import type { AgreedHow, ComplaintOutcome, ComplaintState, Discussion, Refusal } from './complaints.rules.ts';

export type ComplaintTable = {
  trust_id: string;
  id: string;
  case_id: string;
  state: ComplaintState;
  handed_at: Date;
  handed_by: string;
  made_on: string;
  made_how: Channel;
  agreed_by: string;
  agreed_how: AgreedHow;
  agreed_on: string;
  acknowledge_promise: string;
  points: Generated<string[]>;
  wanted: Generated<string>;
  handler_id: string | null;
  taken_at: Date | null;
  acknowledged_at: Date | null;
  acknowledged_how: 'spoken' | 'written' | null;
  acknowledged_by: string | null;
  discussion: Discussion | null;
  handling: Generated<string>;
  finish_on: string | null;
  response_on: string | null;
  period_told_on: string | null;
  response_promise: string | null;
  advocacy_told: Generated<boolean>;
  ombudsman_told: Generated<boolean>;
  copy_sent_on: string | null;
  refusal: Refusal | null;
  refusal_words: Generated<string>;
  refusal_sent_on: string | null;
  returned_why: Generated<string>;
  outcome: ComplaintOutcome | null;
  ended_at: Date | null;
  ended_by: string | null;
  version: Generated<number>;
};

export type TransferTable = {
  trust_id: string;
  id: string;
  case_id: string;
  complaint_id: string;
  organisation: string;
  part: string;
  agreed_by: string;
  sent_how: 'email' | 'letter' | 'phone' | 'form';
  sent_on: string;
  leads: 'us' | 'them' | 'each';
  answered_on: string | null;
  made_by: string;
  made_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    complaints: ComplaintTable;
    complaint_transfers: TransferTable;
  }
}

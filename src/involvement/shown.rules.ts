// What pages of the desk are given of each thing.
import type { Person } from '../people/index.ts';
import type { How } from './kinds.rules.ts';
import type { Held, Needed, PaidKind, Payment } from './needed.rules.ts';
import type { ComingState, Consent, OpportunityState, RoundKind, SignUpState } from './tables.ts';

export type OpportunityLine = Needed & {
  payment: Payment;
  id: string;
  kind: string;
  title: string;
  does: string;
  how_often: string;
  how: How;
  place: string;
  access: string;
  expenses: string;
  ask: string;
  website: string;
  apply_by: string | null;
  state: OpportunityState;
  owner_id: string;
  review_on: string;
};

export type MemberLine = Held & { id: string; consent: Consent; expenses: string; person: Person };
export type SignUpLine = { id: string; state: SignUpState; made_at: Date; member: MemberLine };
export type EventLine = { id: string; title: string; starts_at: Date; state: 'planned' | 'held' | 'cancelled' };
export type OutcomeLine = { words: string; told_at: Date | null };
export type ComingLine = {
  id: string;
  state: ComingState;
  needs: string;
  arranged: boolean;
  paid_pence: number | null;
  paid_for: string;
  paid_kind: PaidKind;
  paid_on: string | null;
  version: number;
  member: MemberLine;
};

type ToldLine = {
  id: string;
  how: 'email' | 'text' | 'letter' | 'by_hand';
  told_at: Date | null;
  told_by: string | null;
  member: MemberLine | undefined;
  waits: boolean;
  /** Why nobody contacts them today; empty on other days. */
  quiet: string;
  /** How far it is, in words. */
  fate: string;
};
export type RoundLine = {
  round: { id: string; kind: RoundKind; words: string; made_at: Date; made_by: string };
  told: readonly ToldLine[];
};

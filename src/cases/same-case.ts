import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { type Holder, mayHold } from '../platform/holds.ts';
import { isId } from '../platform/ids.ts';

/** A case as far as it is at hand. */
export type CaseAtHand = Holder & { id: string; merged_into?: string | null };

/** A case and those that were merged into it, for a condition of a query: what hangs on one hangs on all. */
export function sameCase(caseId: string) {
  return sql<string>`any(array(select s.id from same_cases(${caseId}) s))`;
}

/** One thing that hangs on a case, by its id, for a condition of a query. What is no id is nothing of any case. */
export function thingOf(ctx: Ctx, kase: { id: string }, id: string) {
  if (!isId(id)) return sql<boolean>`false`;
  return sql<boolean>`(trust_id = ${ctx.trust.id} and case_id = ${sameCase(kase.id)} and id = ${id})`;
}

/** The same; of a case that is known to stand alone nothing is looked up. */
export function wholeCase(ctx: Ctx, kase: string | CaseAtHand) {
  if (typeof kase === 'string') return sameCase(kase);
  return kase.merged_into === null && !mayHold(ctx, kase, 'cases') ? alone(kase) : sameCase(kase.id);
}

/** The same of the case that stands for others, as its locked row says: nobody can merge anything into it meanwhile. */
export function wholeLocked(kase: { id: string; holds: readonly string[] }) {
  return kase.holds.includes('cases') ? sameCase(kase.id) : alone(kase);
}

const alone = ({ id }: { id: string }) => sql<string>`${id}`;

/**
 * The case that stands for this one: itself, unless it was merged, and then alone more is looked up. For a condition of a
 * query: one question in brackets, for which an index is used; of a bare coalesce the guard would let none be used.
 */
export function standingCase(caseId: string) {
  return sql<string>`(select coalesce(
    (select c.id from cases c where c.trust_id = acting_trust() and c.id = ${caseId} and c.merged_into is null),
    (select s.root from same_cases(${caseId}) s limit 1)))`;
}

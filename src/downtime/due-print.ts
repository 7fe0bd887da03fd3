import { loadCalendar } from '../calendar/index.ts';
import { listDueBetween, loadDayFacts, PROMISE_WORDS, type PromiseKind, rowOf } from '../cases/index.ts';
import type { Person } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';

/** A promise on paper: what, by when, with whom, and how they want to be reached. */
export type DueOnPaper = {
  id: string;
  at: Date;
  title: string;
  reference: string;
  caseId: string | null;
  personId: string | undefined;
  owner: string | null;
  reach: string;
  whom: Person | undefined;
  rules: readonly string[];
};

const KINDS = Object.keys(PROMISE_WORDS) as PromiseKind[];

/** Everything that the team has promised by then, the late ones first; only of cases that this person may open. */
export async function listDueOnPaper(ctx: Ctx, to: Date): Promise<DueOnPaper[]> {
  const items = await listDueBetween(ctx, { from: undefined, to, owner: undefined, kinds: KINDS });
  const facts = await loadDayFacts(ctx, items, await loadCalendar(ctx));
  return items.map((item) => {
    const row = rowOf(ctx, item, facts);
    return {
      id: item.id,
      at: item.due_at,
      title: row.title,
      reference: row.ref ?? '',
      caseId: item.case_id,
      personId: row.whom?.id,
      whom: row.whom,
      owner: item.owner_id,
      reach: item.reach,
      rules: row.rules,
    };
  });
}

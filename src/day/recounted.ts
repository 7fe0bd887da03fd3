// What owners are told in My day: dates of their cases were counted again, because PALS is closed on other days now.
import { listToldOwner } from '../audit/index.ts';
import { casesByIds, closedWords } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { addDays, atLocal, localDate } from '../platform/time.ts';

export type Recounted = { why: string; refs: string[] };

/** Told today and the day after: then it stands in the timelines alone. */
const TOLD_DAYS = 1;

/** One line for each reason, with the open cases of this officer whose dates moved. */
export async function listRecounted(ctx: Ctx): Promise<Recounted[]> {
  const since = atLocal(addDays(localDate(ctx.now), -TOLD_DAYS), '00:00');
  const events = await listToldOwner(ctx, 'case.dates_recounted', since);
  if (events.length === 0) return [];
  const cases = await casesByIds(
    ctx,
    events.flatMap(({ case_id }) => case_id ?? []),
  );
  const lines = new Map<string, Set<string>>();
  for (const { case_id, particulars } of events) {
    const kase = cases.get(case_id ?? '');
    if (!kase || kase.closed_at || kase.owner_id !== ctx.actor.id) continue;
    const why = closedWords(particulars, ctx.now);
    lines.set(why, (lines.get(why) ?? new Set()).add(kase.ref));
  }
  return [...lines].map(([why, refs]) => ({ why, refs: [...refs].sort() }));
}

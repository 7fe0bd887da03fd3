// Promises of the team in words, and those that fall due while their owner is away.

import { absenceFor, endOf, listAbsences } from '../away/index.ts';
import { loadCalendar } from '../calendar/index.ts';
import { type DayRow, listDueBetween, loadDayFacts, type Obliged, rowOf } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { endOfDay, localDate } from '../platform/time.ts';

export type Lined = { promise: Obliged; row: DayRow };

/** Open promises in a span of time, of one colleague or of all, in words. */
export async function linesOf(
  ctx: Ctx,
  owner: string | undefined,
  span: { from?: Date; to?: Date } = {},
): Promise<Lined[]> {
  return inWords(ctx, await listDueBetween(ctx, { ...span, owner }));
}

async function inWords(ctx: Ctx, items: readonly Obliged[]): Promise<Lined[]> {
  const facts = await loadDayFacts(ctx, items, await loadCalendar(ctx));
  return items.map((promise) => ({ promise, row: rowOf(ctx, promise, facts) }));
}

/**
 * Promises that fall due while their owner is away, up to the end of today, or up to the end of an absence that ends
 * earlier: somebody else has to keep them, or they are moved.
 */
export async function listUncovered(ctx: Ctx, until?: Date): Promise<Obliged[]> {
  const absences = await listAbsences(ctx);
  const to = until ?? endOfDay(localDate(ctx.now));
  const near = absences.filter((one) => one.starts_at < to && endOf(one) > ctx.now);
  const owners = [...new Set(near.map(({ user_id }) => user_id))];
  const found = await Promise.all(owners.map((owner) => listDueBetween(ctx, { owner, to })));
  return found
    .flat()
    .filter(({ owner_id, due_at }) => absenceFor(absences, owner_id, due_at, ctx.now))
    .sort((a, b) => +a.due_at - +b.due_at);
}

/** The same as rows, with who is away: for My day and for the page of the team. */
export async function uncoveredLines(ctx: Ctx, until?: Date): Promise<Lined[]> {
  return inWords(ctx, await listUncovered(ctx, until));
}

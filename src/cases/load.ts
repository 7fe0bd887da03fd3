import { sql } from 'kysely';
import { absenceFor, endOf, listAbsences } from '../away/index.ts';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';
import { endOfDay, listDueBetween, loadDayFacts, type Obliged } from './day.ts';
import { type DayRow, rowOf } from './day-rows.ts';
import type { Case } from './tables.ts';

/** The work of one colleague, of which whoever asks may know. */
export type Load = {
  promises: number;
  today: number;
  late: number;
  oldest: Date | undefined;
  open: number;
  waiting: number;
  after_death: number;
  safety: number;
  child: number;
  restricted: number;
};

export const NO_LOAD: Load = {
  promises: 0,
  today: 0,
  late: 0,
  oldest: undefined,
  open: 0,
  waiting: 0,
  after_death: 0,
  safety: 0,
  child: 0,
  restricted: 0,
};

/** The work of everybody by owner, in two queries over what is open. What nobody owns stands under ''. */
export async function loadOfTeam(ctx: Ctx): Promise<Map<string, Load>> {
  const tonight = endOfDay(localDate(ctx.now));
  const counting = (when: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${when})`;
  const [promises, cases] = await Promise.all([
    ctx.db
      .selectFrom('promises')
      .select(['owner_id', sql<number>`count(*)`.as('promises'), sql<Date | null>`min(due_at)`.as('oldest')])
      .select([counting(sql`due_at < ${tonight}`).as('today'), counting(sql`due_at < ${ctx.now}`).as('late')])
      .where('trust_id', '=', ctx.trust.id)
      .where('state', '=', sql.lit('open'))
      .groupBy('owner_id')
      .execute(),
    ctx.db
      .selectFrom('cases')
      .select(['owner_id', sql<number>`count(*)`.as('open')])
      .select([
        counting(sql`status = 'waiting_service'`).as('waiting'),
        counting(sql`after_death`).as('after_death'),
        counting(sql`safety`).as('safety'),
        counting(sql`child`).as('child'),
        counting(sql`access = 'restricted'`).as('restricted'),
      ])
      .where('trust_id', '=', ctx.trust.id)
      .where('closed_at', 'is', null)
      .where('merged_into', 'is', null)
      .groupBy('owner_id')
      .execute(),
  ]);
  const loads = new Map<string, Load>();
  for (const { owner_id, oldest, ...counts } of promises)
    loads.set(owner_id ?? '', { ...NO_LOAD, ...counts, oldest: oldest ?? undefined });
  for (const { owner_id, ...counts } of cases)
    loads.set(owner_id ?? '', { ...(loads.get(owner_id ?? '') ?? NO_LOAD), ...counts });
  return loads;
}

/** New cases without an owner, the one that waits longest first. */
export async function listUnowned(ctx: Ctx, most: number): Promise<Case[]> {
  return ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', 'is', null)
    .where('closed_at', 'is', null)
    .where('merged_into', 'is', null)
    .orderBy('opened_at')
    .orderBy('id')
    .limit(most)
    .execute();
}

/** Everything open of one owner, closed cases left out, by reference. */
export async function listOpenCasesOf(ctx: Ctx, owner: string, most: number): Promise<Case[]> {
  return ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', owner)
    .where('closed_at', 'is', null)
    .where('merged_into', 'is', null)
    .orderBy('next_due_at')
    .orderBy('id')
    .limit(most)
    .execute();
}

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

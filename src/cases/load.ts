import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { endOfDay, localDate } from '../platform/time.ts';
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

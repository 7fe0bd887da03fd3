// What is counted over the whole directory is kept in memory until it changes, or a day ends: entries grow stale by themselves.
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';

/** Something was changed: what was counted before is counted anew. Last in its transaction, since others wait for it. */
export async function newEdition(ctx: Ctx) {
  await ctx.db
    .insertInto('help_editions')
    .values({ trust_id: ctx.trust.id, edition: 1 })
    .onConflict((same) => same.column('trust_id').doUpdateSet({ edition: sql<number>`help_editions.edition + 1` }))
    .execute();
}

type Kept = { of: string; answers: Map<string, unknown> };
const keptOf = new Map<string, Kept>();

/** Only for requests that read: one that writes counts for itself. */
export async function ofEdition<T>(ctx: Ctx, what: string, count: () => Promise<T>): Promise<T> {
  if (!ctx.reading) return count();
  const row = await ctx.db
    .selectFrom('help_editions')
    .select('edition')
    .where('trust_id', '=', ctx.trust.id)
    .executeTakeFirst();
  const of = `${row?.edition ?? 0} ${localDate(ctx.now)}`;
  const known = keptOf.get(ctx.trust.id);
  const kept = known?.of === of ? known : { of, answers: new Map<string, unknown>() };
  keptOf.set(ctx.trust.id, kept);
  const answer = (kept.answers.get(what) as T | undefined) ?? (await count());
  kept.answers.set(what, answer);
  return answer;
}

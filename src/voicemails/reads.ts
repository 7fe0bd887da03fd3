// The rows of voicemails, as the list and the counts read them.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { anyOf } from '../platform/plans.ts';
import { addDays, atLocal, type Day } from '../platform/time.ts';
import type { VoicemailTable } from './tables.ts';

export type Voicemail = Selectable<VoicemailTable>;

/** Rows of these promises, by promise. */
export async function rowsOf(ctx: Ctx, promises: readonly string[]): Promise<Map<string, Voicemail>> {
  if (promises.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('voicemails')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('promise_id', '=', anyOf(promises))
    .execute();
  return new Map(rows.map((row) => [row.promise_id ?? '', row]));
}

/** Promises of messages that came in since then, by anybody: those that a colleague has taken are among them. */
export async function recentPromises(ctx: Ctx, since: Date): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('voicemails')
    .select('promise_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('left_at', '>=', since)
    .where('promise_id', 'is not', null)
    .execute();
  return rows.flatMap(({ promise_id }) => promise_id ?? []);
}

/** Messages of these days that were not for us, newest first. */
export async function listPassed(ctx: Ctx, since: Date): Promise<Voicemail[]> {
  return ctx.db
    .selectFrom('voicemails')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('left_at', '>=', since)
    .where('went_to', '<>', '')
    .orderBy('left_at', 'desc')
    .limit(20)
    .execute();
}

/** How many calls could not be taken on a day, by hour of London's clock. */
export async function countMissedOn(ctx: Ctx, day: Day): Promise<{ hour: number; count: number }[]> {
  const hour = sql<number>`extract(hour from left_at at time zone 'Europe/London')::int`;
  return ctx.db
    .selectFrom('voicemails')
    .select(({ fn }) => [hour.as('hour'), fn.countAll<number>().as('count')])
    .where('trust_id', '=', ctx.trust.id)
    .where('kind', '=', 'missed')
    .where('undone_at', 'is', null)
    .where('left_at', '>=', atLocal(day, '00:00'))
    .where('left_at', '<', atLocal(addDays(day, 1), '00:00'))
    .groupBy(hour)
    .orderBy(hour)
    .execute();
}

import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { addDays, atLocal, type Day } from '../platform/time.ts';

type Draw = { owner: string; from: Day; to: Day; most: number };

/**
 * Some cases that this colleague had and that were closed on these days, by chance. A restricted one is among them only
 * if whoever asks is named for it: having opened it once with a reason does not count.
 * What was closed since a day also moved since then, so the index by owner and last event finds the few hundred rows.
 */
export async function drawClosed(ctx: Ctx, { owner, from, to, most }: Draw): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('cases as k')
    .select('k.id')
    .where('k.trust_id', '=', ctx.trust.id)
    .where('k.owner_id', '=', owner)
    .where('k.last_at', '>=', atLocal(from, '00:00'))
    .where('k.closed_at', '>=', atLocal(from, '00:00'))
    .where('k.closed_at', '<', atLocal(addDays(to, 1), '00:00'))
    .where('k.merged_into', 'is', null)
    .where((eb) =>
      eb.or([
        eb('k.access', '=', 'open'),
        eb.exists(
          eb
            .selectFrom('case_access as a')
            .select(sql`1`.as('named'))
            .whereRef('a.trust_id', '=', 'k.trust_id')
            .whereRef('a.case_id', '=', 'k.id')
            .where('a.user_id', '=', ctx.actor.id)
            .where('a.may_open', '=', true)
            .where('a.until', 'is', null),
        ),
      ]),
    )
    .orderBy(sql`random()`)
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

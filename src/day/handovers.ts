import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import type { Day } from '../platform/time.ts';
import type { HandoverTable } from './tables.ts';

export type Handover = Selectable<HandoverTable>;

/** Leaves a note for the team: it stands in everybody's My day on the next open day. A second press leaves none. */
export async function addHandover(ctx: Ctx, body: string, day: Day): Promise<string> {
  if (body.trim() === '') throw new RuleError('Write what the team needs to know', 'body');
  const since = await sincePress(ctx, 'handover');
  const same = await ctx.db
    .selectFrom('handovers')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('for_day', '=', day)
    .where('author_id', '=', actorId(ctx))
    .where('body', '=', body)
    .where('created_at', '>', since)
    .executeTakeFirst();
  if (same) return same.id;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('handovers')
    .values({ trust_id: ctx.trust.id, id, author_id: actorId(ctx), body, for_day: day, created_at: ctx.now })
    .execute();
  await record(ctx, 'handover.written', { handover: id, day });
  return id;
}

/** Notes for the team on this day, in the order in which they were written. */
export async function listHandovers(ctx: Ctx, day: Day): Promise<Handover[]> {
  return ctx.db
    .selectFrom('handovers')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('for_day', '=', day)
    .orderBy('created_at')
    .limit(20)
    .execute();
}

import type { Ctx } from '../platform/context.ts';
import { DEFAULT_RUNGS, type Rung } from './reminders.rules.ts';

/** The ladder of a new trust. Leaves rows alone that are there already. */
export async function setRungs(ctx: Ctx): Promise<void> {
  await ctx.db
    .insertInto('reminder_rungs')
    .values(DEFAULT_RUNGS.map((rung) => ({ ...rung, trust_id: ctx.trust.id })))
    .onConflict((same) => same.doNothing())
    .execute();
}

export async function listRungs(ctx: Ctx): Promise<Rung[]> {
  return ctx.db
    .selectFrom('reminder_rungs')
    .select(['ladder', 'step', 'days', 'whom'])
    .where('trust_id', '=', ctx.trust.id)
    .execute();
}

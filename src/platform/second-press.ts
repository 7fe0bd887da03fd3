import { sql } from 'kysely';
import { actorId, type Ctx } from './context.ts';

/** Within this long the same again, from the same person, is one press made twice. Seconds. */
const SECOND_PRESS_SECONDS = 30;

/**
 * Two presses of one person come one after the other. Gives the time since when the same thing again is a second press:
 * whoever writes looks for it before writing.
 */
export async function sincePress(ctx: Ctx, what: string): Promise<Date> {
  const press = `${what}:${ctx.trust.id}:${actorId(ctx)}`;
  await sql`select pg_advisory_xact_lock(hashtext(${press}))`.execute(ctx.db);
  return new Date(ctx.now.getTime() - SECOND_PRESS_SECONDS * 1000);
}

import { sql } from 'kysely';
import { listCodes } from '../codes/index.ts';
import { listPlaces } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { addDays, atLocal, type Day, localDate } from '../platform/time.ts';
import { type Counted, mayUndo } from './quicklog.rules.ts';

export type NewQuickLog = { tile: string; place: string | undefined; tap?: string | undefined };

/**
 * Counts one question, without a person. A tap that comes twice (the network failed halfway) is counted once.
 * @throws RuleError the tile or the place is not one of ours
 */
export async function logQuestion(ctx: Ctx, { tile, place, tap }: NewQuickLog): Promise<string> {
  if (!(await listCodes(ctx, 'tiles')).some(({ code }) => code === tile))
    throw new RuleError('Choose one of the tiles', 'tile');
  if (place && !(await listPlaces(ctx)).some(({ id }) => id === place))
    throw new RuleError('Choose a ward or service from the list', 'place');
  const id = tap ?? newId(ctx.now);
  await ctx.db
    .insertInto('quick_logs')
    .values({
      trust_id: ctx.trust.id,
      id,
      tile,
      place_id: place ?? null,
      user_id: actorId(ctx),
      logged_at: ctx.now,
      undone_at: null,
    })
    .onConflict((same) => same.columns(['trust_id', 'id']).doNothing())
    .execute();
  return id;
}

/** Takes back a slip of the same day. @throws NotFound for another's or an older one */
export async function undoQuestion(ctx: Ctx, id: string): Promise<{ tile: string; place_id: string | null }> {
  const log = isId(id)
    ? await ctx.db
        .selectFrom('quick_logs')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!log || !mayUndo(log, actorId(ctx), localDate(ctx.now))) throw new NotFound('This entry');
  await ctx.db
    .updateTable('quick_logs')
    .set({ undone_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  return log;
}

/** What this person logged and may still take back. */
export async function maybeOwnLog(ctx: Ctx, id: string) {
  if (!isId(id)) return undefined;
  const log = await ctx.db
    .selectFrom('quick_logs')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return log && log.user_id === actorId(ctx)
    ? { ...log, mayUndo: mayUndo(log, actorId(ctx), localDate(ctx.now)) }
    : undefined;
}

/** One day's questions by tile, place and hour of London's clock. Nobody's name is in it. */
export async function countQuestions(ctx: Ctx, day: Day): Promise<Counted[]> {
  const found = await sql<Counted>`
    select tile, place_id, extract(hour from logged_at at time zone 'Europe/London')::int as hour, count(*)::int as count
    from quick_logs
    where trust_id = ${ctx.trust.id} and undone_at is null
      and logged_at >= ${atLocal(day, '00:00')} and logged_at < ${atLocal(addDays(day, 1), '00:00')}
    group by 1, 2, 3 order by 1, 2, 3`.execute(ctx.db);
  return found.rows;
}

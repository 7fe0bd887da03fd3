// Calls that nobody could take, counted with one press; and the press taken back.
import { record } from '../audit/index.ts';
import { cancelPromise, maybePromise } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { type Day, localDate } from '../platform/time.ts';
import { countMissedOn } from './reads.ts';

/** How many there were on a day. */
export async function missedOn(ctx: Ctx, day: Day): Promise<number> {
  return (await countMissedOn(ctx, day)).reduce((sum, { count }) => sum + count, 0);
}

/** What this person counted today and may still take back; undefined for any other. */
export async function maybeOwnMissed(ctx: Ctx, id: string) {
  if (!isId(id)) return undefined;
  const row = await ctx.db
    .selectFrom('voicemails')
    .select(['id', 'left_at', 'undone_at', 'promise_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('kind', '=', 'missed')
    .where('entered_by', '=', actorId(ctx))
    .executeTakeFirst();
  return row && localDate(row.left_at) === localDate(ctx.now) ? row : undefined;
}

/** A slip of today is not counted, and nobody rings. A second press changes nothing. @throws NotFound */
export async function undoMissed(ctx: Ctx, id: string): Promise<void> {
  const row = await maybeOwnMissed(ctx, id);
  if (!row) throw new NotFound('This entry');
  if (row.undone_at) return;
  await ctx.db
    .updateTable('voicemails')
    .set({ undone_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', row.id)
    .execute();
  const promise = row.promise_id ? await maybePromise(ctx, row.promise_id) : undefined;
  if (promise?.state === 'open') await cancelPromise(ctx, promise);
  await record(ctx, 'voicemail.missed_undone', { voicemail: row.id });
}

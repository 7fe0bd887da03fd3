import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isAlive } from './sessions.rules.ts';
import { endSessionsOf } from './sessions.ts';

export type MySession = {
  /** The key of the row, for an address. The token itself is kept nowhere. */
  id: string;
  device: string;
  started_at: Date;
  last_seen_at: Date;
  mine: boolean;
};

/** Where the person who asks is signed in now, this session first, then the last used. */
export async function listMySessions(ctx: Ctx): Promise<MySession[]> {
  const rows = await ctx.db
    .selectFrom('sessions')
    .select(['id', 'device', 'started_at', 'last_seen_at', 'ends_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', actorId(ctx))
    .where('ended_at', 'is', null)
    .where('ends_at', '>', ctx.now)
    .orderBy('last_seen_at', 'desc')
    .execute();
  const here = ctx.actor.kind === 'user' ? ctx.actor.session : undefined;
  return rows
    .filter((row) => isAlive(row, ctx.now))
    .map(({ id, ends_at: _, ...row }) => ({ ...row, id: id.toString('hex'), mine: here?.equals(id) ?? false }))
    .sort((a, b) => Number(b.mine) - Number(a.mine));
}

/** @throws NotFound also for a session of somebody else */
export async function endMySession(ctx: Ctx, id: string) {
  const found = (await listMySessions(ctx)).find((session) => session.id === id);
  if (!found) throw new NotFound('This session');
  await ctx.db
    .updateTable('sessions')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', actorId(ctx))
    .where('id', '=', Buffer.from(id, 'hex'))
    .execute();
  await record(ctx, 'identity.session_ended', { user: actorId(ctx) });
}

/** Signs the person who asks out everywhere, here as well. */
export async function endAllMySessions(ctx: Ctx) {
  await endSessionsOf(ctx, actorId(ctx));
  await record(ctx, 'identity.signed_out_everywhere', { user: actorId(ctx) });
}

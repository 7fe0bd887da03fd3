import { record } from '../audit/index.ts';
import { SYSTEM } from '../platform/access.ts';
import { actorId, type Ctx, inTransaction } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import type { House } from '../platform/house.ts';
import { hashOf } from '../platform/ids.ts';
import { hashPassword } from './passwords.ts';
import { endSessionsOf } from './sessions.ts';
import { newTrustToken, trustIn } from './trust-tokens.ts';

/** A link that opens an account is good for a day, and once. */
const LINK_HOURS = 24;

/** A new one-time path on which this person chooses a password; an earlier one stops working. */
export async function makeAccountLink(ctx: Ctx, userId: string): Promise<string> {
  const token = newTrustToken(ctx.trust.id);
  await endLinks(ctx, userId);
  await ctx.db
    .insertInto('account_links')
    .values({
      trust_id: ctx.trust.id,
      id: hashOf(token),
      user_id: userId,
      made_by: actorId(ctx),
      created_at: ctx.now,
      ends_at: new Date(ctx.now.getTime() + LINK_HOURS * 3_600_000),
      used_at: null,
    })
    .execute();
  await record(ctx, 'identity.link_made', { user: userId });
  return `/invitations/${token}`;
}

/** What was handed out and not yet used is good for nothing. */
export async function endLinks(ctx: Ctx, userId: string) {
  await ctx.db
    .updateTable('account_links')
    .set({ ends_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('ends_at', '>', ctx.now)
    .execute();
}

export type Invited = { userId: string; name: string; email: string; trust: string; shortName: string };

/** Whose link this is, if it is good: known, unused, of the last 24 hours, of somebody who may sign in. */
export async function maybeInvited(house: House, token: string): Promise<Invited | undefined> {
  const trustId = trustIn(token);
  if (!trustId) return undefined;
  return inTrust(house, trustId, async (ctx) => {
    const row = await ctx.db
      .selectFrom('account_links')
      .innerJoin('users', (join) =>
        join.onRef('users.trust_id', '=', 'account_links.trust_id').onRef('users.id', '=', 'account_links.user_id'),
      )
      .innerJoin('trusts', 'trusts.id', 'account_links.trust_id')
      .select([
        'users.id as userId',
        'users.name',
        'users.email',
        'trusts.name as trust',
        'trusts.short_name as shortName',
      ])
      .where('account_links.trust_id', '=', trustId)
      .where('account_links.id', '=', hashOf(token))
      .where('account_links.used_at', 'is', null)
      .where('account_links.ends_at', '>', ctx.now)
      .where('users.disabled_at', 'is', null)
      .executeTakeFirst();
    return row;
  });
}

/** Uses the link up. All sessions of this person end. @throws NotFound the link is not good, or was used a moment ago */
export async function choosePassword(house: House, token: string, password: string) {
  const invited = await maybeInvited(house, token);
  if (!invited) throw new NotFound('This link');
  const password_hash = await hashPassword(password);
  await inTrust(house, trustIn(token) ?? '', async (ctx) => {
    const used = await ctx.db
      .updateTable('account_links')
      .set({ used_at: ctx.now })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', hashOf(token))
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (used.numUpdatedRows === 0n) throw new NotFound('This link');
    await ctx.db
      .updateTable('users')
      .set({ password_hash })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', invited.userId)
      .execute();
    await endSessionsOf(ctx, invited.userId);
    await record(ctx, 'identity.password_chosen', { user: invited.userId });
  });
}

/** Works as the system under one trust, before anybody is signed in. */
export function inTrust<T>(house: House, trustId: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const trust = { id: trustId, name: '', shortName: '', phone: null };
  return inTransaction(house.db, { actor: SYSTEM, trust, now: house.now() }, work);
}

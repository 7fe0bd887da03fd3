// A secret address by which somebody stops it, from anywhere, without an account. Only its hash is kept.
import type { Ctx } from '../platform/context.ts';
import { hashOf, newId, newToken } from '../platform/ids.ts';

export async function newKey(ctx: Ctx, member: { id: string }): Promise<string> {
  const key = newToken();
  await ctx.db
    .insertInto('involvement_keys')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), hash: hashOf(key), member_id: member.id },
      ...{ made_at: ctx.now, used_at: null },
    })
    .execute();
  return key;
}

export type Key = { id: string; member_id: string; used_at: Date | null };

/** Undefined: there is none of this trust. */
export async function maybeKey(ctx: Ctx, key: string): Promise<Key | undefined> {
  return ctx.db
    .selectFrom('involvement_keys')
    .select(['id', 'member_id', 'used_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('hash', '=', hashOf(key))
    .executeTakeFirst();
}

/** All of theirs have done what they are for. */
export async function closeKeys(ctx: Ctx, member: string) {
  await ctx.db
    .updateTable('involvement_keys')
    .set({ used_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('member_id', '=', member)
    .where('used_at', 'is', null)
    .execute();
}

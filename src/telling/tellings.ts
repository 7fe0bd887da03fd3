// What is being written: begun, kept as it is typed, found again, forgotten.
import type { Selectable } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import type { Tables } from '../platform/db.ts';
import { hashOf, newId, newToken } from '../platform/ids.ts';
import { KEPT_DAYS, type Sent, type Told } from './telling.rules.ts';

export type Telling = Selectable<Tables['tellings']>;

/** The database cannot hold the character nought; what is typed is kept without it, and the form says what is wrong. */
const storable = (fields: Told) =>
  JSON.stringify(fields, (_, value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '') : value));

/** Begins one, unless it was begun already. The secret by which it is found again is given back and kept nowhere here. */
export async function beginTelling(
  ctx: Ctx,
  kind: Telling['kind'],
  { fields = {}, secret = newToken() }: { fields?: Told; secret?: string } = {},
): Promise<string> {
  await ctx.db
    .insertInto('tellings')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      hash: hashOf(secret),
      kind,
      fields: storable(fields),
      started_at: ctx.now,
      changed_at: ctx.now,
      sent_at: null,
      sent: null,
    })
    .onConflict((same) => same.columns(['trust_id', 'hash']).doNothing())
    .execute();
  return secret;
}

/** By its secret; what was not touched for a week is gone. `lock`: until the transaction ends, nobody else changes it. */
export async function maybeTelling(ctx: Ctx, secret: string | undefined, lock = false): Promise<Telling | undefined> {
  if (!secret) return undefined;
  const found = ctx.db
    .selectFrom('tellings')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('hash', '=', hashOf(secret))
    .where('changed_at', '>', goneBefore(ctx));
  return (lock ? found.forUpdate() : found).executeTakeFirst();
}

/** Keeps these fields beside what is there already. */
export async function keepTold(ctx: Ctx, telling: Telling, fields: Told): Promise<Told> {
  const told = { ...telling.fields, ...fields };
  await ctx.db
    .updateTable('tellings')
    .set({ fields: storable(told), changed_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', telling.id)
    .where('sent_at', 'is', null)
    .execute();
  return told;
}

/** It is in the record now: of its words nothing stays here. */
export async function noteSent(ctx: Ctx, telling: Telling, sent: Sent): Promise<void> {
  await ctx.db
    .updateTable('tellings')
    .set({ fields: '{}', sent: JSON.stringify(sent), sent_at: ctx.now, changed_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', telling.id)
    .execute();
}

/** What became of it on the last page: they have their number, it was sent to them. */
export async function noteSaid(ctx: Ctx, { id, sent }: Telling, said: Pick<Sent, 'kept' | 'copied'>): Promise<void> {
  await ctx.db
    .updateTable('tellings')
    .set({ sent: JSON.stringify({ ...sent, ...said }) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/** They answered the questions about themselves: they are not counted twice. */
export async function noteCounted(ctx: Ctx, telling: Telling): Promise<void> {
  await ctx.db
    .updateTable('tellings')
    .set({ counted: true })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', telling.id)
    .execute();
}

export async function throwAway(ctx: Ctx, telling: Telling): Promise<void> {
  await ctx.db.deleteFrom('tellings').where('trust_id', '=', ctx.trust.id).where('id', '=', telling.id).execute();
}

/** What nobody came back to, each night: the words of somebody who decided not to send them are theirs. */
export async function forgetTellings(ctx: Ctx): Promise<void> {
  await ctx.db
    .deleteFrom('tellings')
    .where('trust_id', '=', ctx.trust.id)
    .where('changed_at', '<=', goneBefore(ctx))
    .execute();
}

const goneBefore = (ctx: Ctx) => new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000);

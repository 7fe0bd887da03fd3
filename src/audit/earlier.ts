import { sql } from 'kysely';
import { type Ctx, sendOnly } from '../platform/context.ts';
import { isId, newId } from '../platform/ids.ts';
import type { EarlierTable } from './tables.ts';

export type SetThing = EarlierTable['what'];
/** What was set until then. The shape of `held` is that of the module which kept it. */
export type Earlier<V> = { id: string; held: V; until: Date; changed_by: string | null };

/** So many are shown; older ones stay in the table. */
const MOST_SHOWN = 20;

/** Keeps what is set until now, before it is changed: it can be read, and used again. */
export async function keepEarlier(ctx: Ctx, what: SetThing, about: string, held: object) {
  const row = { trust_id: ctx.trust.id, id: newId(ctx.now), what, about, held: JSON.stringify(held) };
  await sendOnly(
    ctx,
    ctx.db
      .insertInto('earlier')
      .values({ ...row, until: ctx.now, changed_by: ctx.actor.id })
      .execute(),
  );
}

/** What was set before, the newest first. */
export async function listEarlier<V>(ctx: Ctx, what: SetThing, about: string): Promise<Earlier<V>[]> {
  const rows = await ctx.db
    .selectFrom('earlier')
    .select(['id', 'held', 'until', 'changed_by'])
    .where('trust_id', '=', ctx.trust.id)
    .where('what', '=', what)
    .where('about', '=', about)
    .orderBy('id', 'desc')
    .limit(MOST_SHOWN)
    .execute();
  return rows as Earlier<V>[];
}

/** One of them; undefined for an id of something else. */
export async function maybeEarlier<V>(
  ctx: Ctx,
  what: SetThing,
  about: string,
  id: string,
): Promise<Earlier<V> | undefined> {
  return isId(id) ? (await listEarlier<V>(ctx, what, about)).find((one) => one.id === id) : undefined;
}

export type SettingsEvent = {
  id: string;
  name: string;
  at: Date;
  actor_id: string | null;
  particulars: Record<string, unknown>;
};

/** What somebody did to no case and no person, of names that begin so, the newest first. What a trust is founded with is no change. */
export async function listSettingsEvents(
  ctx: Ctx,
  begins: readonly string[],
  { most, offset }: { most: number; offset: number },
): Promise<SettingsEvent[]> {
  return ctx.db
    .selectFrom('events')
    .select(['id', 'name', 'at', 'actor_id', 'particulars'])
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', 'is', null)
    .where('person_id', 'is', null)
    .where('actor_id', 'is not', null)
    .where(sql<boolean>`name ^@ any(${[...begins]}::text[])`)
    .where('name', 'not like', '%.checked') // somebody found it right: nothing was changed
    .orderBy('id', 'desc')
    .limit(most)
    .offset(offset)
    .execute();
}

// Who gives independent help in the area of each council, as this trust keeps it: from a day on, looked at by somebody.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { NotFound } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { type Day, localDate } from '../platform/time.ts';
import { isDue, wordsOf } from './advocates.rules.ts';
import type { AdvocateTable, AdvocateWords } from './tables.ts';

export type AdvocateRow = Selectable<AdvocateTable>;

/** All that this trust ever said and plans: some hundreds of rows. */
export function listAdvocates(ctx: Ctx): Promise<AdvocateRow[]> {
  return ctx.db
    .selectFrom('advocates')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('council')
    .orderBy('valid_from')
    .execute();
}

export function advocatesOf(ctx: Ctx, council: string): Promise<AdvocateRow[]> {
  return ctx.db
    .selectFrom('advocates')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('council', '=', council)
    .orderBy('valid_from')
    .execute();
}

/** Who gives the help there today; undefined: nobody is known. For the public only what somebody here has checked. */
export async function maybeAdvocate(
  ctx: Ctx,
  council: string,
  audience: 'public' | 'desk',
): Promise<AdvocateRow | undefined> {
  const [held] = heldOn(await advocatesOf(ctx, council), localDate(ctx.now));
  if (!held || held.name === '') return undefined;
  return audience === 'public' && !held.checked_on ? undefined : held;
}

/** How many areas somebody has to look at again. */
export async function countDue(ctx: Ctx): Promise<number> {
  const today = localDate(ctx.now);
  return heldOn(await listAdvocates(ctx), today).filter((row) => row.name !== '' && isDue(row, today)).length;
}

export type AdvocateChange = {
  /** `name` stands for a council that is newer than the list that ships; else empty. */
  council: { code: string; name: string };
  /** Without a name: from that day on nobody is known. */
  words: AdvocateWords;
  from: Day;
  /** Somebody here has looked whether it is right. */
  checked: boolean;
};

/**
 * Who gives the help from a day on. The same again, said by somebody who looked, counts as a check.
 * @throws RuleError the day is past
 */
export async function changeAdvocate(ctx: Ctx, change: AdvocateChange) {
  const { council, words, from } = change;
  refusePast(ctx, from);
  if (await isNothingNew(ctx, change)) return;
  const held = await changeFrom(await storeOf(ctx, change), [wordsOf(words)], from);
  if (!held) return checkAdvocate(ctx, council.code);
  await record(ctx, 'advocate.changed', { council: council.code, from });
}

/** That nobody is known need not be said where nothing was. */
const isNothingNew = async (ctx: Ctx, { council, words }: AdvocateChange) =>
  words.name === '' && (await advocatesOf(ctx, council.code)).length === 0;

/** Takes back a change that begins today or later: what held before goes on. @throws NotFound */
export async function takeAdvocateBack(ctx: Ctx, council: string, from: string) {
  await takeBack(ctx, await storeOf(ctx, { council: { code: council, name: '' }, checked: false }), from);
  await record(ctx, 'advocate.taken_back', { council, from });
}

/** Somebody looked and it is right. A second press of a day changes nothing. @throws NotFound nobody is known there */
export async function checkAdvocate(ctx: Ctx, council: string) {
  const today = localDate(ctx.now);
  const held = await maybeAdvocate(ctx, council, 'desk');
  if (!held) throw new NotFound('Whoever gives this help');
  if (held.checked_on === today) return;
  await ctx.db
    .updateTable('advocates')
    .set({ checked_on: today, checked_by: actorId(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', held.id)
    .execute();
  await record(ctx, 'advocate.checked', { council });
}

export type Restoring = { council: string; rows: readonly AdvocateRow[]; asOf: Date };

/** All that was said of a council stands as it did before a list came at `asOf`, unless somebody changed it since. */
export async function restoreAdvocates(ctx: Ctx, { council, rows, asOf }: Restoring) {
  const now = await advocatesOf(ctx, council);
  if (now.some(({ changed_at }) => changed_at > asOf)) return;
  await ctx.db.deleteFrom('advocates').where('trust_id', '=', ctx.trust.id).where('council', '=', council).execute();
  if (rows.length === 0) return;
  const values = rows.map((row) => ({ ...row, changed_at: new Date(row.changed_at) }));
  await ctx.db.insertInto('advocates').values(values).execute();
}

type Stored = Pick<AdvocateChange, 'council' | 'checked'>;

async function storeOf(ctx: Ctx, { council, checked }: Stored): Promise<DatedStore<AdvocateWords>> {
  const rows = await advocatesOf(ctx, council.code);
  const trust_id = ctx.trust.id;
  const looked = { checked_on: localDate(ctx.now), checked_by: actorId(ctx) };
  return {
    of: { trust_id, council: council.code },
    list: async () => rows,
    drop: (which) => ctx.db.deleteFrom('advocates').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('advocates').set({ valid_to }).where(which).execute(),
    add: (added) =>
      ctx.db
        .insertInto('advocates')
        .values(
          added.map((row) => ({
            ...{ trust_id, id: newId(ctx.now), council: council.code, council_name: council.name },
            ...(checked ? looked : { checked_on: null, checked_by: null }),
            ...{ ...row, changed_by: actorId(ctx), changed_at: ctx.now },
          })),
        )
        .execute(),
  };
}

// What the officer explained and gave: ticked as it is said, with the words as they stood.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, type CaseAtHand, markCondoled, sameCase, wholeCase } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { officeLine } from './offices.rules.ts';
import { listOffices } from './offices.ts';
import type { Pathway } from './steps.ts';
import type { ToldTable } from './tables.ts';
import { CONDOLENCE, EDITION, itemsOn, type Spoken } from './told.rules.ts';

export type Told = Selectable<ToldTable>;

export async function listTold(ctx: Ctx, kase: CaseAtHand): Promise<Told[]> {
  if (!mayHold(ctx, kase, 'bereavement_told')) return [];
  return ctx.db
    .selectFrom('bereavement_told')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .where('undone_at', 'is', null)
    .orderBy('made_at')
    .execute();
}

/** What is read aloud names the offices as Settings has them; one that nobody checked is not read aloud. */
export async function spokenOf(ctx: Ctx, { path, called }: Pathway): Promise<Spoken> {
  const offices = await listOffices(ctx);
  return {
    ...{ path, name: called },
    office: (kind) => {
      const found = offices.find((one) => one.kind === kind);
      const line = found?.checked_on ? officeLine(found) : '';
      return found && line ? `${found.name}: ${line}.` : '';
    },
  };
}

/** It was said, or given, or both. Ticked again, nothing changes. @throws NotFound no such item on this path */
export async function tickTold(ctx: Ctx, pathway: Pathway, item: string, how: ToldTable['how']) {
  const { kase, path } = pathway;
  const found = itemsOn(path).find(({ code }) => code === item);
  if (!found) throw new NotFound('This line');
  const words = found.says(await spokenOf(ctx, pathway));
  const id = newId(ctx.now);
  const of = { trust_id: ctx.trust.id, id, case_id: kase.id, item, edition: EDITION, words, how };
  const added = await ctx.db
    .insertInto('bereavement_told')
    .values({ ...of, made_by: actorId(ctx), made_at: ctx.now, undone_by: null, undone_at: null })
    .onConflict((same) => same.columns(['trust_id', 'case_id', 'item']).where('undone_at', 'is', null).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return;
  if (item === CONDOLENCE) await markCondoled(ctx, kase);
  await record(ctx, 'bereavement.told', { case: kase.id, item, how, edition: EDITION });
}

/** The tick was a slip. A second press changes nothing. */
export async function untickTold(ctx: Ctx, kase: Case, item: string) {
  const undone = await ctx.db
    .updateTable('bereavement_told')
    .set({ undone_by: actorId(ctx), undone_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('item', '=', item)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (undone.numUpdatedRows === 0n) return;
  if (item === CONDOLENCE) await markCondoled(ctx, kase, false);
  await record(ctx, 'bereavement.not_told', { case: kase.id, item });
}

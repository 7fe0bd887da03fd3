import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { type Day, localDate } from '../platform/time.ts';
import type { WeighedMark } from './tables.ts';
import type { Weights } from './team.rules.ts';
import { type WeightRow, weightsOn } from './weights.rules.ts';

/** What each mark adds today. */
export async function loadWeights(ctx: Ctx): Promise<Weights> {
  return weightsOn(await listWeights(ctx), localDate(ctx.now));
}

/** What ships and what this trust has set, past and to come: some dozens of rows at most. */
export async function listWeights(ctx: Ctx): Promise<WeightRow[]> {
  return ctx.db
    .selectFrom('load_weights')
    .select(['trust_id', 'mark', 'adds', 'valid_from', 'valid_to'])
    .where((eb) => eb.or([eb('trust_id', 'is', null), eb('trust_id', '=', ctx.trust.id)]))
    .orderBy('valid_from')
    .execute();
}

/** The rows of one mark; those that ship too: to set what ships is no change. */
function weightsOf(ctx: Ctx, mark: WeighedMark): DatedStore<Pick<WeightRow, 'adds'>> {
  const own = { trust_id: ctx.trust.id, mark, changed_by: ctx.actor.id, changed_at: ctx.now };
  return {
    of: { trust_id: ctx.trust.id, mark },
    list: async () => (await listWeights(ctx)).filter((row) => row.mark === mark),
    drop: (which) => ctx.db.deleteFrom('load_weights').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('load_weights').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('load_weights')
        .values(rows.map((row) => ({ ...row, ...own })))
        .execute(),
  };
}

/**
 * What a mark adds from a day on. What was planned for that day or later gives way to it.
 * @throws RuleError the day is past
 */
export async function changeWeight(ctx: Ctx, { mark, adds, from }: { mark: WeighedMark; adds: number; from: Day }) {
  refusePast(ctx, from);
  const held = await changeFrom(weightsOf(ctx, mark), [{ adds }], from);
  if (held) await record(ctx, 'team.weight_changed', { mark, adds, from, was: held[0]?.adds });
}

/** Takes a change back that begins today or later: what held before goes on. @throws NotFound */
export async function takeWeightBack(ctx: Ctx, mark: string, from: string): Promise<void> {
  await takeBack(ctx, weightsOf(ctx, mark as WeighedMark), from);
  await record(ctx, 'team.weight_taken_back', { mark, from });
}

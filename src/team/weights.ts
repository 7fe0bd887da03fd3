import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { addDays, type Day, localDate } from '../platform/time.ts';
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

const ownOf = async (ctx: Ctx, mark: string) =>
  (await listWeights(ctx)).filter((row) => row.trust_id !== null && row.mark === mark);

/**
 * What a mark adds from a day on. What was planned for that day or later gives way to it.
 * @throws RuleError the day is past
 */
export async function changeWeight(ctx: Ctx, { mark, adds, from }: { mark: WeighedMark; adds: number; from: Day }) {
  if (from < localDate(ctx.now)) throw new RuleError('Enter today or a later day', 'from');
  const rows = await ownOf(ctx, mark);
  if (rows.some((row) => row.valid_from === from && row.valid_to === null && row.adds === adds)) return;
  const before = rows.find((row) => row.valid_from < from && (row.valid_to === null || row.valid_to >= from));
  await dropFrom(ctx, mark, from);
  if (before) await endWeight(ctx, mark, before.valid_from, addDays(from, -1));
  await ctx.db
    .insertInto('load_weights')
    .values({
      trust_id: ctx.trust.id,
      mark,
      adds,
      valid_from: from,
      valid_to: null,
      changed_by: ctx.actor.id,
      changed_at: ctx.now,
    })
    .execute();
  await record(ctx, 'team.weight_changed', { mark, adds, from, ...(before ? { was: before.adds } : {}) });
}

/** Takes a change back that begins today or later: what held before goes on. @throws NotFound */
export async function takeWeightBack(ctx: Ctx, mark: string, from: string): Promise<void> {
  const rows = await ownOf(ctx, mark);
  const found = rows.find((row) => row.valid_from === from && from >= localDate(ctx.now));
  if (!found) throw new NotFound('This change');
  await dropFrom(ctx, found.mark, from);
  const before = rows.find((row) => row.valid_to === addDays(from, -1));
  if (before) await endWeight(ctx, before.mark, before.valid_from, null);
  await record(ctx, 'team.weight_taken_back', { mark: found.mark, from });
}

async function dropFrom(ctx: Ctx, mark: WeighedMark, from: Day) {
  await ctx.db
    .deleteFrom('load_weights')
    .where('trust_id', '=', ctx.trust.id)
    .where('mark', '=', mark)
    .where('valid_from', '>=', from)
    .execute();
}

async function endWeight(ctx: Ctx, mark: WeighedMark, validFrom: Day, valid_to: Day | null) {
  await ctx.db
    .updateTable('load_weights')
    .set({ valid_to })
    .where('trust_id', '=', ctx.trust.id)
    .where('mark', '=', mark)
    .where('valid_from', '=', validFrom)
    .execute();
}

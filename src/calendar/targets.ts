import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { addDays, type Day, localDate } from '../platform/time.ts';
import { listTargets } from './calendar.ts';
import type { TargetUnit } from './due.rules.ts';
import { TARGET_WORDS } from './targets.rules.ts';

export type TargetChange = { kind: string; amount: number; unit: TargetUnit; from: Day };

const OUR_AIM = 'our aim';

/**
 * A new aim from a day on, for cases that are received from then on; what held before keeps its days. What was planned
 * for that day or later gives way to it.
 * @throws RuleError the day is past, or there is no such aim
 */
export async function changeTarget(ctx: Ctx, { kind, amount, unit, from }: TargetChange) {
  if (!Object.hasOwn(TARGET_WORDS, kind)) throw new RuleError('Choose an aim from the list', 'kind');
  if (from < localDate(ctx.now)) throw new RuleError('Enter today or a later day: past cases keep their aims', 'from');
  const rows = (await listTargets(ctx)).filter((row) => row.kind === kind);
  const before = rows.find((row) => row.valid_from < from && (row.valid_to === null || row.valid_to >= from));
  if (rows.some((row) => row.valid_from === from && row.amount === amount && row.unit === unit)) return;
  await dropFrom(ctx, kind, from);
  if (before) await endTarget(ctx, kind, before.valid_from, addDays(from, -1));
  const held = { trust_id: ctx.trust.id, valid_from: from, valid_to: null, label: OUR_AIM };
  await ctx.db
    .insertInto('targets')
    .values({ ...held, kind, amount, unit })
    .execute();
  const was = before ? { was: before.amount, wasUnit: before.unit } : {};
  await record(ctx, 'calendar.target_changed', { kind, amount, unit, from, ...was });
}

/** Takes a change back that begins today or later: what held before goes on. @throws NotFound */
export async function takeTargetBack(ctx: Ctx, kind: string, from: string) {
  const rows = (await listTargets(ctx)).filter((row) => row.kind === kind);
  const found = rows.find((row) => row.valid_from === from && from >= localDate(ctx.now));
  if (!found) throw new NotFound('This change');
  await dropFrom(ctx, kind, from);
  const before = rows.find((row) => row.valid_to === addDays(from, -1));
  if (before) await endTarget(ctx, kind, before.valid_from, null);
  await record(ctx, 'calendar.target_taken_back', { kind, from });
}

async function dropFrom(ctx: Ctx, kind: string, from: Day) {
  await ctx.db
    .deleteFrom('targets')
    .where('trust_id', '=', ctx.trust.id)
    .where('kind', '=', kind)
    .where('valid_from', '>=', from)
    .execute();
}

async function endTarget(ctx: Ctx, kind: string, validFrom: Day, valid_to: Day | null) {
  await ctx.db
    .updateTable('targets')
    .set({ valid_to })
    .where('trust_id', '=', ctx.trust.id)
    .where('kind', '=', kind)
    .where('valid_from', '=', validFrom)
    .execute();
}

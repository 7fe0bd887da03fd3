import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { RuleError } from '../platform/errors.ts';
import type { Day } from '../platform/time.ts';
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
  refusePast(ctx, from, 'Enter today or a later day: past cases keep their aims');
  const held = await changeFrom(targetsOf(ctx, kind), [{ amount, unit }], from);
  if (!held) return;
  const was = held[0] ? { was: held[0].amount, wasUnit: held[0].unit } : {};
  await record(ctx, 'calendar.target_changed', { kind, amount, unit, from, ...was });
}

/** Takes a change back that begins today or later: what held before goes on. @throws NotFound */
export async function takeTargetBack(ctx: Ctx, kind: string, from: string) {
  await takeBack(ctx, targetsOf(ctx, kind), from);
  await record(ctx, 'calendar.target_taken_back', { kind, from });
}

function targetsOf(ctx: Ctx, kind: string): DatedStore<{ amount: number; unit: TargetUnit }> {
  return {
    of: { trust_id: ctx.trust.id, kind },
    list: async () => (await listTargets(ctx)).filter((row) => row.kind === kind),
    drop: (which) => ctx.db.deleteFrom('targets').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('targets').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('targets')
        .values(rows.map((row) => ({ ...row, trust_id: ctx.trust.id, kind, label: OUR_AIM })))
        .execute(),
  };
}

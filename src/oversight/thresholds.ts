// What counts as a pattern in reads: what ships are guesses, and whoever oversees reads sets their own from a day on.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { NotFound } from '../platform/errors.ts';
import { type Day, localDate } from '../platform/time.ts';
import type { PatternCode } from './patterns.rules.ts';
import { CODES } from './thresholds.rules.ts';

/** The rules in force today, one of each kind, in their order; those that are not looked for among them. */
export async function listRules(ctx: Ctx) {
  const rows = await listAllRules(ctx);
  const today = localDate(ctx.now);
  return CODES.flatMap((code) => heldOn(rowsOf(rows, code), today).slice(0, 1));
}

/** What ships and what this trust has set, past and to come: some dozens of rows at most. */
export async function listAllRules(ctx: Ctx) {
  return ctx.db
    .selectFrom('read_pattern_rules')
    .selectAll()
    .where((eb) => eb.or([eb('trust_id', 'is', null), eb('trust_id', '=', ctx.trust.id)]))
    .orderBy('valid_from')
    .execute();
}

export type DatedRule = Awaited<ReturnType<typeof listAllRules>>[number];

const rowsOf = (rows: readonly DatedRule[], code: string) => rows.filter((row) => row.code === code);

export type ThresholdChange = { code: PatternCode; at_least: number; from: Day };

/**
 * From how many reads on it is a pattern, from a day on; what was found before stays. To set what ships says that it
 * is right here.
 * @throws RuleError the day is past
 */
export async function changeThreshold(ctx: Ctx, { code, at_least, from }: ThresholdChange) {
  refusePast(ctx, from);
  const held = await changeFrom(await ruleOf(ctx, code), [{ at_least }], from);
  if (!held) return;
  const was = held[0] ? { was: held[0].at_least } : {};
  await record(ctx, 'read_pattern.threshold_changed', { code, at_least, from, ...was });
}

/** Takes a change back that begins today or later: what held before goes on. @throws NotFound */
export async function takeThresholdBack(ctx: Ctx, code: string, from: string) {
  await takeBack(ctx, await ruleOf(ctx, code), from);
  await record(ctx, 'read_pattern.threshold_taken_back', { code, from });
}

/** The trust's own rows of one rule. @throws NotFound there is no such rule */
async function ruleOf(ctx: Ctx, code: string): Promise<DatedStore<{ at_least: number }>> {
  const known = rowsOf(await listAllRules(ctx), code);
  const shipped = known.find(({ trust_id }) => trust_id === null);
  if (!shipped) throw new NotFound('This pattern');
  const own = { ...shipped, trust_id: ctx.trust.id, changed_by: ctx.actor.id, changed_at: ctx.now };
  return {
    of: { trust_id: ctx.trust.id, code: shipped.code },
    list: async () => known.filter(({ trust_id }) => trust_id !== null),
    drop: (which) => ctx.db.deleteFrom('read_pattern_rules').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('read_pattern_rules').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('read_pattern_rules')
        .values(rows.map((row) => ({ ...own, ...row })))
        .execute(),
  };
}

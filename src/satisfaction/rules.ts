// What this trust asks, set from a day on.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { type Day, localDate } from '../platform/time.ts';
import type { RuleTable } from './tables.ts';

export type AskingRule = Omit<Selectable<RuleTable>, 'trust_id' | 'valid_from' | 'valid_to'>;

/** Nobody is asked until a manager says so. Days and months are guesses that a trust sets for itself. */
const AT_FIRST: AskingRule = {
  ...{ asks: false, percent: 100, after_days: 7, again_months: 6, link_days: 28, remind_days: 0 },
};

export async function setRules(ctx: Ctx): Promise<void> {
  const row = { trust_id: ctx.trust.id, valid_from: '2012-01-01', valid_to: null };
  await ctx.db
    .insertInto('satisfaction_rules')
    .values({ ...row, ...AT_FIRST })
    .execute();
}

export function listAllRules(ctx: Ctx) {
  return ctx.db
    .selectFrom('satisfaction_rules')
    .select(['asks', 'percent', 'after_days', 'again_months', 'link_days', 'remind_days', 'valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('valid_from')
    .execute();
}

export async function ruleOfToday(ctx: Ctx): Promise<AskingRule> {
  return heldOn(await listAllRules(ctx), localDate(ctx.now))[0] ?? AT_FIRST;
}

/** @throws RuleError the day is past */
export async function changeRules(ctx: Ctx, rule: AskingRule, from: Day) {
  refusePast(ctx, from);
  const held = await changeFrom(storeOf(ctx), [rule], from);
  if (held) await record(ctx, 'satisfaction.rules_changed', { ...rule, from });
}

/** @throws NotFound there is no such change */
export async function takeRulesBack(ctx: Ctx, from: string) {
  await takeBack(ctx, storeOf(ctx), from);
  await record(ctx, 'satisfaction.rules_taken_back', { from });
}

function storeOf(ctx: Ctx): DatedStore<AskingRule> {
  return {
    of: { trust_id: ctx.trust.id },
    list: () => listAllRules(ctx),
    drop: (which) => ctx.db.deleteFrom('satisfaction_rules').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('satisfaction_rules').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('satisfaction_rules')
        .values(rows.map((row) => ({ ...row, trust_id: ctx.trust.id })))
        .execute(),
  };
}

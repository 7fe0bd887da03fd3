// How people reach this PALS, as its letters and its first page say it: set by the trust, from a day on.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Dated, heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { type Day, localDate } from '../platform/time.ts';

/** `texts`: the number at which PALS reads texts; it may be no number to call. */
export type Reach = { phone: string; texts: string; email: string; address: string };

/** All that ever held or is planned. */
export async function listReach(ctx: Ctx): Promise<(Reach & Dated)[]> {
  return ctx.db
    .selectFrom('letter_reach')
    .select(['trust_id', 'phone', 'texts', 'email', 'address', 'valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('valid_from')
    .execute();
}

/** What holds today; the number with which the trust was founded, until somebody sets more. */
export async function loadReach(ctx: Ctx): Promise<Reach> {
  const [held] = heldOn(await listReach(ctx), localDate(ctx.now));
  return held ?? { phone: ctx.trust.phone ?? '', texts: '', email: '', address: '' };
}

/** @throws RuleError the day is past */
export async function changeReach(ctx: Ctx, reach: Reach, from: Day) {
  refusePast(ctx, from);
  if (!(await changeFrom(storeOf(ctx), [reach], from))) return;
  await record(ctx, 'letter_reach.changed', { from });
}

/** Takes a change back that begins today or later: what held before goes on. @throws NotFound */
export async function takeReachBack(ctx: Ctx, from: string) {
  await takeBack(ctx, storeOf(ctx), from);
  await record(ctx, 'letter_reach.taken_back', { from });
}

function storeOf(ctx: Ctx): DatedStore<Reach> {
  const own = { trust_id: ctx.trust.id, changed_by: ctx.actor.id, changed_at: ctx.now };
  return {
    of: { trust_id: ctx.trust.id },
    list: () => listReach(ctx),
    drop: (which) => ctx.db.deleteFrom('letter_reach').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('letter_reach').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('letter_reach')
        .values(rows.map((row) => ({ ...own, ...row })))
        .execute(),
  };
}

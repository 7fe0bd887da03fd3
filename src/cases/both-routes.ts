// Whether PALS may go on trying while the same matter is a complaint: each trust says so, from a day on; at first it may.
import { record } from '../audit/index.ts';
import { actorId, type Ctx, keep } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { type Day, localDate } from '../platform/time.ts';

export type BothRow = { trust_id: string | null; allowed: boolean; valid_from: Day; valid_to: Day | null };

/** What holds until a trust says something else. */
const SHIPPED: BothRow = { trust_id: null, allowed: true, valid_from: '2000-01-01', valid_to: null };

/** What ships, and all that was ever set and is planned here: a handful. */
export async function listBoth(ctx: Ctx): Promise<BothRow[]> {
  const own = await keep(ctx, { what: 'both routes', from: ['both_routes'] }, () =>
    ctx.db
      .selectFrom('both_routes')
      .select(['trust_id', 'allowed', 'valid_from', 'valid_to'])
      .where('trust_id', '=', ctx.trust.id)
      .orderBy('valid_from')
      .execute(),
  );
  return [SHIPPED, ...own];
}

/** May somebody choose both today? */
export async function mayChooseBoth(ctx: Ctx): Promise<boolean> {
  return heldOn(await listBoth(ctx), localDate(ctx.now))[0]?.allowed ?? true;
}

/** What was chosen before stays. @throws RuleError the day is past */
export async function changeBoth(ctx: Ctx, allowed: boolean, from: Day) {
  refusePast(ctx, from);
  const held = await changeFrom(storeOf(ctx), [{ allowed }], from);
  if (held) await record(ctx, 'both_routes.changed', { allowed: allowed ? 'yes' : 'no', from });
}

/** @throws NotFound */
export async function takeBothBack(ctx: Ctx, from: string) {
  await takeBack(ctx, storeOf(ctx), from);
  await record(ctx, 'both_routes.taken_back', { from });
}

function storeOf(ctx: Ctx): DatedStore<{ allowed: boolean }> {
  const trust_id = ctx.trust.id;
  return {
    of: { trust_id },
    list: () => listBoth(ctx),
    drop: (which) => ctx.db.deleteFrom('both_routes').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('both_routes').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('both_routes')
        .values(rows.map((row) => ({ ...row, trust_id, changed_by: actorId(ctx), changed_at: ctx.now })))
        .execute(),
  };
}

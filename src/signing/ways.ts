// How this trust is reached in British Sign Language, and its film: set in Settings, from a day on.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Dated, heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { isSame } from '../platform/same.ts';
import { type Day, localDate } from '../platform/time.ts';

export type SigningWays = {
  relay_name: string;
  relay_url: string;
  relay_hours: string;
  film_url: string;
  captions_url: string;
  transcript: string;
};

/** As long as a trust has set nothing: the page says so, and works. */
const NO_WAYS: SigningWays = {
  ...{ relay_name: '', relay_url: '', relay_hours: '' },
  ...{ film_url: '', captions_url: '', transcript: '' },
};

export async function listWays(ctx: Ctx): Promise<(SigningWays & Dated)[]> {
  return ctx.db
    .selectFrom('signing_ways')
    .select(['trust_id', 'relay_name', 'relay_url', 'relay_hours', 'film_url', 'captions_url', 'transcript'])
    .select(['valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('valid_from')
    .execute();
}

export async function loadWays(ctx: Ctx): Promise<SigningWays> {
  const [held] = heldOn(await listWays(ctx), localDate(ctx.now));
  return held ?? NO_WAYS;
}

/** @throws RuleError the day is past */
export async function changeWays(ctx: Ctx, ways: SigningWays, from: Day) {
  refusePast(ctx, from);
  if (isSame(NO_WAYS, ways) && (await listWays(ctx)).length === 0) return;
  if (!(await changeFrom(storeOf(ctx), [ways], from))) return;
  await record(ctx, 'signing_ways.changed', { from });
}

/** @throws NotFound */
export async function takeWaysBack(ctx: Ctx, from: string) {
  await takeBack(ctx, storeOf(ctx), from);
  await record(ctx, 'signing_ways.taken_back', { from });
}

function storeOf(ctx: Ctx): DatedStore<SigningWays> {
  const own = { trust_id: ctx.trust.id, changed_by: ctx.actor.id, changed_at: ctx.now };
  return {
    of: { trust_id: ctx.trust.id },
    list: () => listWays(ctx),
    drop: (which) => ctx.db.deleteFrom('signing_ways').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('signing_ways').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('signing_ways')
        .values(rows.map((row) => ({ ...own, ...row })))
        .execute(),
  };
}

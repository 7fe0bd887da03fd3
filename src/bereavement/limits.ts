// Days that are no law: what ships is not checked, and a trust sets its own from a day on.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Dated, heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { NotFound } from '../platform/errors.ts';
import { type Day, localDate } from '../platform/time.ts';
import { LIMITS, type LimitCode, type Limits } from './clocks.rules.ts';

/** What ships and what this trust has set, past and to come. */
export async function listAllLimits(ctx: Ctx) {
  return ctx.db
    .selectFrom('bereavement_limits')
    .selectAll()
    .where((eb) => eb.or([eb('trust_id', 'is', null), eb('trust_id', '=', ctx.trust.id)]))
    .orderBy('position')
    .orderBy('valid_from')
    .execute();
}

export type DatedLimit = Awaited<ReturnType<typeof listAllLimits>>[number];

/** Those in force today, one of each, in their order. */
export const inForce = (rows: readonly DatedLimit[], today: Day): DatedLimit[] =>
  LIMITS.flatMap((code) =>
    heldOn(
      rows.filter((row) => row.code === code),
      today,
    ).slice(0, 1),
  );

export async function loadLimits(ctx: Ctx): Promise<Limits> {
  const held = inForce(await listAllLimits(ctx), localDate(ctx.now));
  const of = (code: LimitCode) => {
    const row = held.find((one) => one.code === code);
    return { days: row?.days ?? 1, checked: row !== undefined && row.trust_id !== null };
  };
  return { certificate: of('certificate'), property: of('property') };
}

/** To set what ships says that it is right here. @throws RuleError the day is past */
export async function changeLimit(ctx: Ctx, { code, days, from }: { code: LimitCode; days: number; from: Day }) {
  refusePast(ctx, from);
  const held = await changeFrom(await storeOf(ctx, code), [{ days }], from);
  if (!held) return;
  const was = held[0] ? { was: held[0].days } : {};
  await record(ctx, 'bereavement_limit.changed', { code, days, from, ...was });
}

/** Takes a change back that begins today or later: what held before goes on. @throws NotFound */
export async function takeLimitBack(ctx: Ctx, code: string, from: string) {
  await takeBack(ctx, await storeOf(ctx, code), from);
  await record(ctx, 'bereavement_limit.taken_back', { code, from });
}

/** The trust's own rows of one of them. @throws NotFound there is no such one */
async function storeOf(ctx: Ctx, code: string): Promise<DatedStore<{ days: number }>> {
  const known = (await listAllLimits(ctx)).filter((row) => row.code === code);
  const shipped = known.find(({ trust_id }) => trust_id === null);
  if (!shipped) throw new NotFound('This number of days');
  const own = { ...shipped, trust_id: ctx.trust.id, changed_by: ctx.actor.id, changed_at: ctx.now };
  return {
    of: { trust_id: ctx.trust.id, code: shipped.code },
    list: async (): Promise<(DatedLimit & Dated)[]> => known.filter(({ trust_id }) => trust_id !== null),
    drop: (which) => ctx.db.deleteFrom('bereavement_limits').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('bereavement_limits').set({ valid_to }).where(which).execute(),
    add: (added) =>
      ctx.db
        .insertInto('bereavement_limits')
        .values(added.map((row) => ({ ...own, ...row })))
        .execute(),
  };
}

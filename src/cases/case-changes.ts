// What a case is about, what may be shared, how it is handled.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { type CodeList, listCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { localDate } from '../platform/time.ts';
import { alignClocks, chooseRouteOf } from './clocks.ts';
import type { Case, CaseType, HandlingRoute, Sharing } from './tables.ts';

export type CaseChange = Partial<{
  type: CaseType;
  subject: string | null;
  place_id: string | null;
  sharing: Sharing;
  sharing_with: string;
  sharing_note: string;
  route: HandlingRoute;
  pals_goes_on: boolean;
  after_death: boolean;
  child: boolean;
  safety: boolean;
}>;

/**
 * Changes what the case is about, what may be shared, or how it is handled. The version guards two people at once.
 * `particulars` go with the events of it: the note that holds the words, the channel by which the person said so.
 * @throws RuleError somebody else changed it meanwhile
 */
export async function changeCase(
  ctx: Ctx,
  kase: Case,
  change: CaseChange,
  version = kase.version,
  particulars: { note?: string; channel?: string } = {},
) {
  if (change.subject !== kase.subject) await refuseUnknownCode(ctx, 'subjects', change.subject);
  const from = routeOf(kase);
  const to = change.route === undefined ? from : routeOf({ ...kase, pals_goes_on: false, ...change });
  const route = to === from ? {} : { route_at: ctx.now, route_by: ctx.actor.id, pals_goes_on: to === 'both' };
  const done = await ctx.db
    .updateTable('cases')
    .set({ ...change, ...route, last_at: ctx.now, version: version + 1 })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('Somebody changed this case while you had it open. Look at it again, then change it.');
  if (change.route && change.route !== 'not_asked' && change.route !== kase.route)
    await chooseRouteOf(ctx, kase.id, change.route, ctx.now);
  if (change.type && change.type !== kase.type && !kase.closed_at)
    await alignClocks(ctx, { ...kase, type: change.type, route: change.route ?? kase.route });
  if (to !== from) await record(ctx, 'case.route_changed', { case: kase.id, from, to, ...particulars });
  for (const name of ['type', 'subject', 'place_id', 'sharing', 'after_death', 'child', 'safety'] as const) {
    const value = change[name];
    if (value !== undefined && value !== kase[name])
      await record(ctx, `case.${name.replace(/_id$/, '')}_changed`, {
        case: kase.id,
        from: kase[name],
        to: value,
        ...particulars,
      });
  }
}

/** As it was chosen: both is a complaint with which PALS goes on trying. */
const routeOf = ({ route, pals_goes_on }: Pick<Case, 'route' | 'pals_goes_on'>) =>
  route === 'complaint' && pals_goes_on ? 'both' : route;

export type Stay = { place_id: string | null; bed: string; in_hospital: boolean; leaves_on: string | null };

/** Where the patient is now. False where just this is known already; nobody else's change of the case is in its way. */
export async function keepStay(ctx: Ctx, kase: Case, stay: Stay): Promise<boolean> {
  const to = {
    now_place_id: stay.place_id,
    now_bed: stay.bed,
    in_hospital: stay.in_hospital,
    leaves_on: stay.leaves_on,
  };
  const done = await ctx.db
    .updateTable('cases')
    .set({ ...to, last_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .where(
      sql<boolean>`(now_place_id, now_bed, in_hospital, leaves_on) is distinct from
        (${to.now_place_id}::uuid, ${to.now_bed}::text, ${to.in_hospital}::boolean, ${to.leaves_on}::date)`,
    )
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Somebody has said that we are sorry, or it was said in a letter: it is said once. A second time changes nothing. */
export async function markCondoled(ctx: Ctx, kase: Pick<Case, 'id'>, said = true) {
  await ctx.db
    .updateTable('cases')
    .set({ condoled_on: said ? localDate(ctx.now) : null, last_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .where('condoled_on', said ? 'is' : 'is not', null)
    .execute();
}

async function refuseUnknownCode(ctx: Ctx, list: CodeList, code: string | null | undefined) {
  if (code && !(await listCodes(ctx, list)).some((row) => row.code === code))
    throw new RuleError('Choose a subject from the list.', 'subject');
}

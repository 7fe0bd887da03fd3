import { colleaguesOf, whoIsAway } from '../away/index.ts';
import { type Calendar, presetTimes, tryAgainTimes } from '../calendar/index.ts';
import type { Staff } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { RowTools } from './row.tsx';

/** What every row of a page shares: times on offer, colleagues, and whether this person may act at all. */
export async function rowTools(ctx: Ctx, calendar: Calendar, staff: readonly Staff[]): Promise<RowTools> {
  const { hours } = calendar;
  return {
    presets: presetTimes(ctx.now, hours),
    tryAgain: { first: tryAgainTimes(ctx.now, hours, 0), later: tryAgainTimes(ctx.now, hours, 1) },
    colleagues: colleaguesOf(ctx, staff, await whoIsAway(ctx)),
    mayWrite: mayDo(ctx.actor, 'cases.write'),
    me: actorId(ctx),
  };
}

import type { Calendar } from '../calendar/index.ts';
import { permissionsOf, type Staff } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { RowTools } from './day-row.tsx';
import { presetTimes, tryAgainTimes } from './when.rules.ts';

/** What every row of a page shares: times on offer, colleagues, and whether this person may act at all. */
export function rowTools(ctx: Ctx, calendar: Calendar, staff: readonly Staff[]): RowTools {
  const { hours } = calendar;
  return {
    presets: presetTimes(ctx.now, hours),
    tryAgain: { first: tryAgainTimes(ctx.now, hours, 0), later: tryAgainTimes(ctx.now, hours, 1) },
    colleagues: colleaguesOf(ctx, staff),
    mayWrite: mayDo(ctx.actor, 'cases.write'),
    me: actorId(ctx),
  };
}

/** Colleagues who can take work over: they work here now and may write in cases. */
export function colleaguesOf(ctx: Ctx, staff: readonly Staff[]): { id: string; name: string }[] {
  return staff
    .filter(
      ({ id, role, disabled_at }) => !disabled_at && id !== ctx.actor.id && permissionsOf(role).has('cases.write'),
    )
    .map(({ id, name }) => ({ id, name }));
}

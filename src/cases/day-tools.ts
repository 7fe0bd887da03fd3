import { type Absence, awayWords, whoIsAway } from '../away/index.ts';
import type { Calendar } from '../calendar/index.ts';
import { permissionsOf, type Staff } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { RowTools } from './day-row.tsx';
import { presetTimes, tryAgainTimes } from './when.rules.ts';

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

/** Colleagues who can take work over: they work here now and may write in cases. Who is away stands there with "away until". */
export function colleaguesOf(
  ctx: Ctx,
  staff: readonly Staff[],
  away: ReadonlyMap<string, Absence>,
): { id: string; name: string }[] {
  return staff
    .filter(
      ({ id, role, disabled_at }) => !disabled_at && id !== ctx.actor.id && permissionsOf(role).has('cases.write'),
    )
    .map(({ id, name }) => {
      const absence = away.get(id);
      return { id, name: absence ? `${name} – ${awayWords(absence, ctx.now)}` : name };
    });
}

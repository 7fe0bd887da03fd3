import { permissionsOf, type Staff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { awayWords } from './away.rules.ts';
import type { Absence } from './away.ts';

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

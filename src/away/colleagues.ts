import { permissionsOf, type Staff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { awayWords } from './away.rules.ts';
import type { Absence } from './away.ts';

/**
 * Can this colleague keep what the other has promised? What the complaints team promised only those who may work on
 * complaints can keep; all else whoever may write in cases.
 */
export function canKeepFor({ role, disabled_at }: Staff, other: Pick<Staff, 'role'>): boolean {
  const needed = permissionsOf(other.role).has('cases.write') ? 'cases.write' : 'complaints.write';
  return !disabled_at && permissionsOf(role).has(needed);
}

/** Whose work it is where nobody in particular is asked about: an officer's. */
const AN_OFFICER = { role: 'officer' } as const;

/** Colleagues who can take work over: they work here now and may write in cases. Who is away stands there with "away until". */
export function colleaguesOf(
  ctx: Ctx,
  staff: readonly Staff[],
  away: ReadonlyMap<string, Absence>,
  of: Pick<Staff, 'role'> = AN_OFFICER,
): { id: string; name: string }[] {
  return staff
    .filter((person) => person.id !== ctx.actor.id && canKeepFor(person, of))
    .map(({ id, name }) => {
      const absence = away.get(id);
      return { id, name: absence ? `${name} – ${awayWords(absence, ctx.now)}` : name };
    });
}

import { whoIsAway } from '../away/index.ts';
import { type Case, makePromise, maybeSamePromise } from '../cases/index.ts';
import { listStaff, permissionsOf, type Staff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { sincePress } from '../platform/second-press.ts';

/** Colleagues who work on cases and are here now, without this person. */
export async function listHere(ctx: Ctx): Promise<Staff[]> {
  const [staff, away] = await Promise.all([listStaff(ctx), whoIsAway(ctx)]);
  const isHere = ({ id, role, disabled_at }: Staff) =>
    !disabled_at && id !== ctx.actor.id && permissionsOf(role).has('cases.write') && !away.has(id);
  return staff.filter(isHere);
}

/**
 * Nobody stays alone with a danger: a colleague has it at once in their My day to come along. A second press asks nobody twice.
 * @throws RuleError nobody of this id is here
 */
export async function askAlong(ctx: Ctx, kase: Case, colleague: string | undefined): Promise<void> {
  const asked = (await listHere(ctx)).find(({ id }) => id === colleague);
  if (!asked) throw new RuleError('Choose a colleague who is here', 'colleague');
  const who = ctx.actor.kind === 'user' ? ctx.actor.name : 'A colleague';
  const promise = {
    kind: 'look_into',
    owner: asked.id,
    case: kase.id,
    about: `Join ${who} now: somebody is at risk`,
  } as const;
  const since = await sincePress(ctx, 'ask along');
  if (!(await maybeSamePromise(ctx, promise, since))) await makePromise(ctx, { ...promise, due: ctx.now });
}

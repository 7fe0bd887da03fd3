// Nobody stays alone with a danger: a colleague is asked to come along, above every page of theirs, as on a live call.
import { whoIsAway } from '../away/index.ts';
import { comeBy } from '../calls/index.ts';
import {
  AT_RISK,
  type Case,
  cancelPromise,
  casesByIds,
  joinTitle,
  keepPromise,
  listAskedOf,
  listAskingsOfCase,
  makePromise,
  maybeSamePromise,
} from '../cases/index.ts';
import { listStaff, permissionsOf, type Staff } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import type { Alert } from '../platform/reply.ts';
import { sincePress } from '../platform/second-press.ts';

/** Colleagues who work on cases and are here now, without this person. */
export async function listHere(ctx: Ctx): Promise<Staff[]> {
  const [staff, away] = await Promise.all([listStaff(ctx), whoIsAway(ctx)]);
  const isHere = ({ id, role, disabled_at }: Staff) =>
    !disabled_at && id !== ctx.actor.id && permissionsOf(role).has('cases.write') && !away.has(id);
  return staff.filter(isHere);
}

/** Whether somebody comes: nobody was asked, or what became of the last asking. */
export type Company = { state: 'none' | 'asked' | 'coming' | 'refused'; name: string };

/**
 * Asks one colleague, or whoever is free first. Asking again replaces what was asked before; a second press asks nobody
 * twice. @throws RuleError nobody of this id is here
 */
export async function askAlong(ctx: Ctx, kase: Case, colleague: string | undefined): Promise<void> {
  const asked = (await listHere(ctx)).filter(({ id }) => !colleague || id === colleague);
  if (asked.length === 0) throw new RuleError('Choose a colleague who is here', 'colleague');
  const promise = {
    kind: 'join_call',
    owner: colleague ?? null,
    case: kase.id,
    about: `${AT_RISK}${ctx.actor.kind === 'user' ? ctx.actor.firstName : 'A colleague'}`,
  } as const;
  const since = await sincePress(ctx, 'ask along');
  if (await maybeSamePromise(ctx, promise, since)) return;
  await endAskings(ctx, kase);
  await makePromise(ctx, { ...promise, due: comeBy(ctx.now) });
}

/** Nobody is asked any more: somebody was told, or somebody else is asked. */
export async function endAskings(ctx: Ctx, kase: Pick<Case, 'id'>) {
  for (const one of await listAskingsOfCase(ctx, kase.id)) if (one.state === 'open') await cancelPromise(ctx, one);
}

/** What became of the last asking. What its asker took back was not refused. */
export async function findCompany(ctx: Ctx, kase: Case): Promise<Company> {
  const last = (await listAskingsOfCase(ctx, kase.id)).at(-1);
  if (!last) return { state: 'none', name: '' };
  const names = new Map((await listStaff(ctx)).map(({ id, name }) => [id, name]));
  if (last.state === 'open') return { state: 'asked', name: names.get(last.owner_id ?? '') ?? 'everybody' };
  const name = names.get(last.settled_by ?? '') ?? 'A colleague';
  if (last.state === 'kept') return { state: 'coming', name };
  return { state: last.settled_by === last.owner_id ? 'refused' : 'none', name };
}

/** "I am coming": whoever presses first. False where a colleague was faster, or nobody is needed any more. */
export async function comeAlong(ctx: Ctx, kase: Case, id: string): Promise<boolean> {
  const asking = await findAsking(ctx, kase, id);
  if (asking.state === 'open') await keepPromise(ctx, asking);
  return asking.state === 'open' || asking.settled_by === actorId(ctx);
}

/** "I cannot": who asked reads it at once. */
export async function refuseToCome(ctx: Ctx, kase: Case, id: string) {
  const asking = await findAsking(ctx, kase, id);
  if (asking.state === 'open' && asking.owner_id === actorId(ctx)) await cancelPromise(ctx, asking);
}

/** @throws NotFound nobody was asked by this id, or somebody else */
async function findAsking(ctx: Ctx, kase: Case, id: string) {
  const me = actorId(ctx);
  const asking = (await listAskingsOfCase(ctx, kase.id)).find((one) => one.id === id);
  if (!asking || asking.made_by === me || (asking.owner_id ?? me) !== me) throw new NotFound('This');
  return asking;
}

/** Above every page of who is asked, until somebody comes. */
export async function alertsOf(ctx: Ctx): Promise<Alert[]> {
  if (!mayDo(ctx.actor, 'cases.write')) return [];
  const asked = (await listAskedOf(ctx)).filter(({ contact_id, case_id }) => !contact_id && case_id);
  if (asked.length === 0) return [];
  const cases = await casesByIds(
    ctx,
    asked.map(({ case_id }) => case_id ?? ''),
  );
  return asked.flatMap(({ id, about, case_id, owner_id }) => {
    const kase = cases.get(case_id ?? '');
    if (!kase || kase.closed_at) return [];
    const action = `/desk/cases/${kase.ref}/danger/company/${id}/joining`;
    const refusal = { action: `${action}/refusal`, label: 'I cannot' };
    return { text: `${joinTitle(about)}.`, acts: [{ action, label: 'I am coming' }, ...(owner_id ? [refusal] : [])] };
  });
}

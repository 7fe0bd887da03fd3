import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { findColleague } from '../identity/index.ts';
import { actorId, type Ctx, onceIn } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { casesByIds, giveCase, mayBeGiven, refreshCase } from './cases.ts';
import { meetClocks } from './clocks.ts';
import { fateName } from './fates.forms.ts';
import { changedElsewhere, isChosen } from './promises.rules.ts';
import { type CaseAtHand, sameCase, wholeCase } from './same-case.ts';
import type { Fate, PromiseKind, PromiseTable } from './tables.ts';

export type Promised = Selectable<PromiseTable>;

export type NewPromise = {
  kind: PromiseKind;
  owner: string | null;
  due: Date;
  case?: string | null;
  contact?: string | null;
  person?: string | null;
  place?: string | null;
  about?: string;
  reach?: string;
  /** Agreed with the person: never moved into opening hours. */
  agreed?: boolean;
};

/** Marks of a change: others who look at the list are offered it ("2 updates – show"). */
export function actingChange(ctx: Ctx) {
  return { changed_at: ctx.now, changed_by: ctx.actor.id, version: sql<number>`version + 1` };
}

/** Makes a promise: what somebody is waiting for, who owns it, by when. */
export async function makePromise(ctx: Ctx, input: NewPromise): Promise<Promised> {
  const made = await ctx.db
    .insertInto('promises')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      kind: input.kind,
      case_id: input.case ?? null,
      contact_id: input.contact ?? null,
      owner_id: input.owner,
      person_id: input.person ?? null,
      place_id: input.place ?? null,
      about: input.about ?? '',
      reach: input.reach ?? '',
      due_at: input.due,
      first_due_at: input.due,
      agreed: input.agreed ?? false,
      pinned_on: null,
      snoozed_until: null,
      made_by: ctx.actor.id,
      made_at: ctx.now,
      settled_at: null,
      settled_by: null,
      told: null,
      changed_at: ctx.now,
      changed_by: ctx.actor.id,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(ctx, 'promise.made', {
    case: made.case_id,
    person: made.person_id,
    promise: made.id,
    kind: made.kind,
    due: made.due_at.toISOString(),
  });
  if (made.case_id) await refreshCase(ctx, made.case_id);
  return made;
}

/** An open or settled promise by id. @throws NotFound also where its case may not be known. */
export async function findPromise(ctx: Ctx, id: string): Promise<Promised> {
  const found = await maybePromise(ctx, id);
  if (!found) throw new NotFound('This promise');
  return found;
}

/** The same; undefined where there is none, or none for this person. */
export async function maybePromise(ctx: Ctx, id: string): Promise<Promised | undefined> {
  return isId(id)
    ? await ctx.db
        .selectFrom('promises')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
}

/** What was promised in a contact, the newest last. */
export async function listPromisesOfContact(ctx: Ctx, contactId: string, kind: PromiseKind): Promise<Promised[]> {
  return ctx.db
    .selectFrom('promises')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('contact_id', '=', contactId)
    .where('kind', '=', kind)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** Whom somebody asked to come along in this case, the newest last. */
export async function listAskingsOfCase(ctx: Ctx, caseId: string): Promise<Promised[]> {
  return ctx.db
    .selectFrom('promises')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .where('kind', '=', sql.lit('join_call'))
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** Where this person was asked to come along, on a call or in a case, or everybody but who asks, while nobody has. Asked once. */
export function listAskedOf(ctx: Ctx): Promise<Promised[]> {
  return onceIn(ctx, 'asked to come along', () => readAskedOf(ctx));
}

async function readAskedOf(ctx: Ctx): Promise<Promised[]> {
  const me = actorId(ctx);
  return ctx.db
    .selectFrom('promises')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', sql.lit('open'))
    .where('kind', '=', sql.lit('join_call'))
    .where((eb) => eb.or([eb('owner_id', '=', me), eb('owner_id', 'is', null)]))
    .where(sql<boolean>`made_by is distinct from ${me}::uuid`)
    .orderBy('made_at')
    .limit(5)
    .execute();
}

/** The steps of a case. That a colleague is asked to come along at once is none: nobody waits for it but who asks. */
export async function listOpenPromises(ctx: Ctx, kase: string | CaseAtHand): Promise<Promised[]> {
  return ctx.db
    .selectFrom('promises')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .where('state', '=', sql.lit('open'))
    .where('kind', '<>', sql.lit('join_call'))
    .orderBy('due_at')
    .execute();
}

/** What ends when PALS is done with the case: what a family chose after a death goes on until they stop it. */
export async function listEnding(ctx: Ctx, caseId: string): Promise<Promised[]> {
  return (await listOpenPromises(ctx, caseId)).filter((promise) => !isChosen(promise));
}

/** Every open promise of a kind, of the whole team: for kinds of which there are few. */
export async function listOpenOfKind(ctx: Ctx, kind: PromiseKind): Promise<Promised[]> {
  return ctx.db
    .selectFrom('promises')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', sql.lit('open'))
    .where('kind', '=', kind)
    .execute();
}

/** Open promises of cases that fell due between these times, of the whole trust or this one, the oldest first. */
export async function listLateSince(ctx: Ctx, from: Date, to: Date, id?: string): Promise<Promised[]> {
  return ctx.db
    .selectFrom('promises')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', sql.lit('open'))
    .where('case_id', 'is not', null)
    .where('due_at', '>', from)
    .where('due_at', '<=', to)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? null))
    .orderBy('due_at')
    .execute();
}

/** What was settled in one go: with a closing or a hand-over. */
export async function listSettledAt(ctx: Ctx, caseId: string, at: Date): Promise<Promised[]> {
  return ctx.db
    .selectFrom('promises')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .where('settled_at', '=', at)
    .orderBy('due_at')
    .execute();
}

/** `withItsPage`: what it stands for has the new time already. */
export type Move = { due: Date; agreed?: boolean; told?: boolean; attempt?: string; withItsPage?: boolean };

type Settlement = { told?: boolean | null };

/** Kept: it was done. A second press changes nothing. */
export async function keepPromise(ctx: Ctx, promise: Promised, settlement: Settlement = {}) {
  await settle(ctx, promise, 'kept', settlement);
}

/** Not needed any more; nobody is waiting for it. */
export async function cancelPromise(ctx: Ctx, promise: Promised) {
  await settle(ctx, promise, 'cancelled', {});
}

/**
 * Settles every promise that is still open, each as was said of it.
 * @throws RuleError of one of them nothing was said
 */
export async function settleAll(ctx: Ctx, open: readonly Promised[], fates: Readonly<Record<string, Fate>>) {
  for (const { id } of open)
    if (!fates[id])
      throw new RuleError('Something is still promised. Choose for each promise what becomes of it.', fateName(id));
  for (const promise of open) await settle(ctx, promise, fates[promise.id] ?? 'cancelled', {});
}

async function settle(ctx: Ctx, promise: Promised, state: Fate, { told = null }: Settlement) {
  const done = await ctx.db
    .updateTable('promises')
    .set({ state, settled_at: ctx.now, settled_by: ctx.actor.id, told, ...actingChange(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', promise.id)
    .where('state', '=', sql.lit('open'))
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return;
  await record(ctx, `promise.${state}`, {
    case: promise.case_id,
    person: promise.person_id,
    promise: promise.id,
    kind: promise.kind,
    late: ctx.now > promise.due_at,
  });
  if (promise.case_id && promise.kind === 'acknowledge' && state === 'kept')
    await meetClocks(ctx, promise.case_id, ['acknowledge']);
  if (promise.case_id) await refreshCase(ctx, promise.case_id);
}

/** Opens a settled promise again, as the undo of keeping or cancelling it. */
export async function reopenPromise(ctx: Ctx, promise: Promised) {
  await ctx.db
    .updateTable('promises')
    .set({ state: 'open', settled_at: null, settled_by: null, told: null, ...actingChange(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', promise.id)
    .execute();
  await record(ctx, 'promise.reopened', { case: promise.case_id, promise: promise.id, kind: promise.kind });
  if (promise.case_id) await refreshCase(ctx, promise.case_id);
}

/**
 * Moves the time. Later than promised is a thing to tell the person; `told` says whether they were. After a try that
 * reached nobody, `attempt` is the contact that tells of it.
 * @throws RuleError the promise is settled or was changed meanwhile, the new time is in the past, or it has a page of its own
 */
export async function movePromise(ctx: Ctx, promise: Promised, to: Move) {
  if (promise.state !== 'open') throw new RuleError('This was done already.', 'due');
  const where = to.withItsPage ? undefined : changedElsewhere(promise);
  if (where) throw new RuleError(where, 'due');
  if (to.due <= ctx.now) throw new RuleError('Choose a time that is still to come', 'due');
  const later = to.due > promise.due_at && !to.attempt;
  const done = await ctx.db
    .updateTable('promises')
    .set({
      due_at: to.due,
      agreed: to.agreed ?? promise.agreed,
      attempts: promise.attempts + (to.attempt ? 1 : 0),
      told: later ? (to.told ?? false) : promise.told,
      snoozed_until: null,
      falls_on: null,
      ...actingChange(ctx),
    })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', promise.id)
    .where('version', '=', promise.version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new RuleError('Somebody changed this meanwhile. Look at it again.', 'due');
  await record(ctx, 'promise.moved', {
    case: promise.case_id,
    person: promise.person_id,
    promise: promise.id,
    kind: promise.kind,
    from: promise.due_at.toISOString(),
    to: to.due.toISOString(),
    told: to.told ?? false,
    ...(to.attempt ? { attempt: to.attempt } : {}),
  });
  if (promise.case_id) await refreshCase(ctx, promise.case_id);
}

/**
 * Hands one promise to a colleague; an unowned case goes with it.
 * @throws RuleError they may not open its case
 */
export async function givePromise(ctx: Ctx, promise: Promised, toUser: string) {
  await findColleague(ctx, toUser);
  const kase = promise.case_id && (await casesByIds(ctx, [promise.case_id])).get(promise.case_id);
  if (kase) await mayBeGiven(ctx, kase, toUser);
  if (kase && !kase.owner_id && !kase.handed_over_at) await giveCase(ctx, kase, toUser);
  await ctx.db
    .updateTable('promises')
    .set({ owner_id: toUser, pinned_on: null, ...actingChange(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', promise.id)
    .execute();
  await record(ctx, 'promise.owner_changed', {
    case: promise.case_id,
    promise: promise.id,
    kind: promise.kind,
    from: promise.owner_id,
    to: toUser,
  });
  if (promise.case_id) await refreshCase(ctx, promise.case_id);
}

/** Pinned: on top for the rest of today. */
export async function pinPromise(ctx: Ctx, promise: Promised, pinned: boolean) {
  await ctx.db
    .updateTable('promises')
    .set({ pinned_on: pinned ? localDate(ctx.now) : null })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', promise.id)
    .execute();
}

/** Snoozed: down the list until then, with a reason. What was promised does not move. */
export async function snoozePromise(ctx: Ctx, promise: Promised, until: Date, reason: string) {
  await ctx.db
    .updateTable('promises')
    .set({ snoozed_until: until, snooze_reason: reason, pinned_on: null })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', promise.id)
    .execute();
  await record(ctx, 'promise.snoozed', {
    case: promise.case_id,
    promise: promise.id,
    kind: promise.kind,
    until: until.toISOString(),
  });
}

/** How many promises of this officer others changed since then, and when the last of them was, in milliseconds. */
export async function countChanges(ctx: Ctx, since: Date): Promise<{ count: number; last: number }> {
  const me = actorId(ctx);
  const row = await ctx.db
    .selectFrom('promises')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('changed_at').as('last')])
    .where('trust_id', '=', ctx.trust.id)
    .where((eb) => eb.or([eb('owner_id', '=', me), eb.and([eb('owner_id', 'is', null), eb('kind', '=', 'join_call')])]))
    .where('changed_at', '>', since)
    .where(sql<boolean>`changed_by is distinct from ${me}`)
    .executeTakeFirstOrThrow();
  return { count: row.count, last: row.last?.getTime() ?? 0 };
}

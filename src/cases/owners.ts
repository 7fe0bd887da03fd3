import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { addWorkingDaysOfPals, loadCalendar, targetDue } from '../calendar/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { findCase, giveCase, refreshCase } from './cases.ts';
import type { Promised } from './promises.ts';
import { listOpenPromises, makePromise } from './promises.ts';
import type { Case } from './tables.ts';

/** New cases that nobody has taken: how many, and the one that waits longest. */
export async function readUnowned(ctx: Ctx): Promise<{ count: number; oldest: string | undefined }> {
  const first = await ctx.db
    .selectFrom('cases')
    .select(['ref', ({ fn }) => fn.countAll<number>().over().as('count')])
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', 'is', null)
    .where('closed_at', 'is', null)
    .where('merged_into', 'is', null)
    .orderBy('opened_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return { count: first?.count ?? 0, oldest: first?.ref };
}

/** What somebody answers for and has not finished; undefined for whoever may see no cases. */
export async function openWorkOf(ctx: Ctx, userId: string): Promise<{ promises: number; cases: number } | undefined> {
  if (ctx.actor.reach === 'none') return undefined;
  const promises = await ctx.db
    .selectFrom('promises')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', userId)
    .where('state', '=', sql.lit('open'))
    .executeTakeFirstOrThrow();
  const cases = await ctx.db
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('trust_id', '=', ctx.trust.id)
    .where('owner_id', '=', userId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { promises: promises.count, cases: cases.count };
}

/**
 * Takes a new case for oneself. A case that is taken always has a next step: first contact by our own aim, unless
 * something is promised already.
 * @throws RuleError a colleague took it a moment before
 */
export async function takeCase(ctx: Ctx, kase: Case): Promise<void> {
  const me = actorId(ctx);
  const row = await ctx.db
    .selectFrom('cases')
    .select('owner_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.owner_id === me) return;
  if (row.owner_id) throw new RuleError(`A colleague took ${kase.ref} a moment before you.`);
  await giveCase(ctx, { ...kase, owner_id: null }, me);
  await promiseFirstContact(ctx, await findCase(ctx, kase.ref));
}

/** A case that somebody has always has a next step: unless something is promised already, first contact by our own aim. */
export async function promiseFirstContact(ctx: Ctx, kase: Case) {
  if (kase.closed_at || (await listOpenPromises(ctx, kase.id)).length > 0) return;
  const { hours, targets } = await loadCalendar(ctx);
  const target = targets.get('first_contact');
  const due = target ? targetDue(kase.received_at, target, hours) : addWorkingDaysOfPals(kase.received_at, 1, hours);
  await makePromise(ctx, { kind: 'first_contact', owner: kase.owner_id, due, case: kase.id, person: kase.caller_id });
}

/** Another owner, or nobody, where it is still as it was seen. @throws RuleError it changed meanwhile */
export async function setCaseOwner(ctx: Ctx, kase: Pick<Case, 'id' | 'owner_id'>, to: string | null) {
  const done = await ctx.db
    .updateTable('cases')
    .set({ owner_id: to })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .where(sql<boolean>`owner_id is not distinct from ${kase.owner_id}::uuid`)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new RuleError('Somebody changed one of these meanwhile. Look at them again.');
  await refreshCase(ctx, kase.id);
  await record(ctx, 'case.owner_changed', { case: kase.id, from: kase.owner_id, to });
}

/** The same of a promise that is open. */
export async function setPromiseOwner(
  ctx: Ctx,
  promise: Pick<Promised, 'id' | 'case_id' | 'owner_id' | 'kind'>,
  to: string | null,
) {
  const done = await ctx.db
    .updateTable('promises')
    .set({
      owner_id: to,
      pinned_on: null,
      changed_at: ctx.now,
      changed_by: ctx.actor.id,
      version: sql<number>`version + 1`,
    })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', promise.id)
    .where('state', '=', sql.lit('open'))
    .where(sql<boolean>`owner_id is not distinct from ${promise.owner_id}::uuid`)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new RuleError('Somebody changed one of these meanwhile. Look at them again.');
  const about = { case: promise.case_id, promise: promise.id, kind: promise.kind };
  await record(ctx, 'promise.owner_changed', { ...about, from: promise.owner_id, to });
}

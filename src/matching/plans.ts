import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { whoIsAway } from '../away/index.ts';
import {
  cancelPromise,
  findPromise,
  givePromise,
  keepPromise,
  listOpenOfKind,
  makePromise,
  mayOpenCase,
  type PartInCase,
  PLAN_TO_APPROVE,
  PLAN_TO_REVIEW,
  recentCasesOf,
  usualTime,
} from '../cases/index.ts';
import { findColleague, listStaff } from '../identity/index.ts';
import { type Person, recordIdsOf } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { Forbidden, NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import { datesTrouble, type PlanReason, planState } from './plans.rules.ts';
import type { ContactPlanTable } from './tables.ts';

export type Plan = Selectable<ContactPlanTable>;

export type NewPlan = {
  officer: string;
  agreed: string;
  reasons: readonly PlanReason[];
  reason_words: string;
  adjustments: string;
  challenge_told: boolean;
  letter_on: Day | null;
  starts_on: Day;
  review_on: Day;
  ends_on: Day;
};

/** Every plan with a person, by all of their records, newest first. */
export async function listPlans(ctx: Ctx, personId: string): Promise<Plan[]> {
  const ids = await recordIdsOf(ctx, personId);
  return ctx.db
    .selectFrom('contact_plans')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('person_id', '=', anyOf(ids))
    .orderBy('proposed_at', 'desc')
    .execute();
}

/** What is agreed with a person today: an approved plan that has begun and is not over. */
export async function maybeAgreed(ctx: Ctx, personId: string): Promise<Plan | undefined> {
  const today = localDate(ctx.now);
  const plans = await listPlans(ctx, personId);
  return plans.find((plan) => planState(plan, today) === 'approved' && plan.starts_on <= today);
}

/** @throws NotFound */
export async function findPlan(ctx: Ctx, person: Person, id: string): Promise<Plan> {
  const plan = isId(id) ? (await listPlans(ctx, person.id)).find((one) => one.id === id) : undefined;
  if (!plan) throw new NotFound('This contact plan');
  return plan;
}

/**
 * Proposes how we stay in contact with somebody who contacts us very often. It holds only once a senior colleague approves it.
 * @throws RuleError the dates are wrong, or a plan is proposed or agreed already
 */
export async function proposePlan(ctx: Ctx, person: Person, plan: NewPlan): Promise<string> {
  const today = localDate(ctx.now);
  const trouble = datesTrouble(plan, today);
  if (trouble) throw new RuleError(trouble.message, trouble.field);
  for (const old of await listPlans(ctx, person.id)) {
    if (planState(old, today) !== 'ended')
      throw new RuleError('There is a contact plan already. End it first.', 'agreed');
    if (!old.ended_at) await close(ctx, old, 'It was over.');
  }
  const { officer, reasons, ...rest } = plan;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('contact_plans')
    .values({
      ...rest,
      reasons: [...reasons],
      officer_id: (await findColleague(ctx, officer)).id,
      trust_id: ctx.trust.id,
      id,
      person_id: person.id,
      proposed_at: ctx.now,
      proposed_by: actorId(ctx),
      approved_at: null,
      approved_by: null,
      ended_at: null,
      ended_by: null,
      review_promise: null,
    })
    .execute();
  await record(ctx, 'plan.proposed', { person: person.id, plan: id, reasons: [...reasons] });
  const kase = await maybeCaseOf(ctx, person.id);
  await makePromise(ctx, {
    kind: 'review',
    owner: await maybeApprover(ctx, kase),
    case: kase?.id ?? null,
    person: person.id,
    due: await usualTime(ctx),
    about: PLAN_TO_APPROVE,
  });
  return id;
}

/** What is promised about somebody hangs on a case of theirs, so that it is known to nobody who may not know of them. */
async function maybeCaseOf(ctx: Ctx, person: string): Promise<PartInCase | undefined> {
  const cases = await recentCasesOf(ctx, [person]);
  return cases.find(({ closed_at }) => closed_at === null) ?? cases[0];
}

/** A senior officer, else the manager, who did not propose it and may know: whoever is here, else the first of them. */
async function maybeApprover(ctx: Ctx, kase: PartInCase | undefined): Promise<string | null> {
  const away = await whoIsAway(ctx);
  const others = (await listStaff(ctx)).filter(({ id, disabled_at }) => !disabled_at && id !== ctx.actor.id);
  const may: string[] = [];
  for (const role of ['senior_officer', 'manager'])
    for (const { id, role: is } of others)
      if (is === role && (!kase || (await mayOpenCase(ctx, kase, id)))) may.push(id);
  return may.find((id) => !away.has(id)) ?? may[0] ?? null;
}

/** It was approved, or is wanted no more: nobody is to look at it any longer. */
async function settleApproval(ctx: Ctx, plan: Plan, settle: typeof keepPromise | typeof cancelPromise) {
  const ids = await recordIdsOf(ctx, plan.person_id);
  for (const promise of await listOpenOfKind(ctx, 'review'))
    if (promise.about === PLAN_TO_APPROVE && ids.includes(promise.person_id ?? '')) await settle(ctx, promise);
}

/**
 * A senior colleague, not the one who proposed it, approves a plan; its review is promised. A second press changes nothing.
 * @throws RuleError own proposal, nobody told them that they may challenge it, or it is over
 */
export async function approvePlan(ctx: Ctx, plan: Plan) {
  if (!mayDo(ctx.actor, 'cases.share_out'))
    throw new Forbidden('A senior officer or the manager approves a contact plan.');
  if (plan.approved_at) return;
  if (planState(plan, localDate(ctx.now)) === 'ended') throw new RuleError('This plan is over. Propose a new one.');
  if (plan.proposed_by === ctx.actor.id) throw new RuleError('A colleague approves what you proposed.');
  if (!plan.challenge_told) throw new RuleError('Tell them first that they may challenge it, and tick that they know.');
  const promise = await makePromise(ctx, {
    kind: 'review',
    owner: plan.officer_id,
    case: (await maybeCaseOf(ctx, plan.person_id))?.id ?? null,
    person: plan.person_id,
    due: atLocal(plan.review_on, '10:00'),
    about: PLAN_TO_REVIEW,
  });
  await ctx.db
    .updateTable('contact_plans')
    .set({ approved_at: ctx.now, approved_by: actorId(ctx), review_promise: promise.id, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', plan.id)
    .execute();
  await settleApproval(ctx, plan, keepPromise);
  await record(ctx, 'plan.approved', { person: plan.person_id, plan: plan.id });
}

/**
 * Somebody else is their one officer from now on: the former has left, or it was agreed anew. The review that is promised
 * goes with it. A second press changes nothing.
 * @throws NotFound no colleague of this trust. @throws RuleError it is over
 */
export async function changeOfficer(ctx: Ctx, plan: Plan, officer: string) {
  if (planState(plan, localDate(ctx.now)) === 'ended') throw new RuleError('This plan is over. Propose a new one.');
  const to = (await findColleague(ctx, officer)).id;
  if (to === plan.officer_id) return;
  await ctx.db
    .updateTable('contact_plans')
    .set({ officer_id: to, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', plan.id)
    .execute();
  const review = plan.review_promise ? await findPromise(ctx, plan.review_promise) : undefined;
  if (review?.state === 'open') await givePromise(ctx, review, to);
  await record(ctx, 'plan.officer_changed', { person: plan.person_id, plan: plan.id, from: plan.officer_id, to });
}

/** The letter went, or they were told that they may challenge it. */
export async function notePlan(ctx: Ctx, plan: Plan, told: { challenge_told: boolean; letter_on: Day | null }) {
  await ctx.db
    .updateTable('contact_plans')
    .set({ ...told, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', plan.id)
    .execute();
  await record(ctx, 'plan.told', { person: plan.person_id, plan: plan.id, challenge: told.challenge_told });
}

/** The letter about what is agreed or proposed with them went today. */
export async function noteLetterOfPlan(ctx: Ctx, personId: string) {
  const today = localDate(ctx.now);
  const plan = (await listPlans(ctx, personId)).find((one) => planState(one, today) !== 'ended');
  if (!plan || plan.letter_on === today) return;
  await notePlan(ctx, plan, { challenge_told: plan.challenge_told, letter_on: today });
}

/** Ends a plan before its day, or refuses one that is proposed. A second press changes nothing. */
export async function endPlan(ctx: Ctx, plan: Plan, reason: string) {
  if (plan.ended_at) return;
  if (reason.trim() === '') throw new RuleError('Write why it ends', 'reason');
  await close(ctx, plan, reason.trim());
}

async function close(ctx: Ctx, plan: Plan, reason: string) {
  await ctx.db
    .updateTable('contact_plans')
    .set({ ended_at: ctx.now, ended_by: actorId(ctx), end_reason: reason, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', plan.id)
    .execute();
  await settleApproval(ctx, plan, cancelPromise);
  if (plan.review_promise) await cancelPromise(ctx, await findPromise(ctx, plan.review_promise));
  await record(ctx, 'plan.ended', { person: plan.person_id, plan: plan.id });
}

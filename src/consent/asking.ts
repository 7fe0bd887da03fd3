// Asked for, asked again, and what came back.
import { addWorkingDaysOfPals, loadCalendar } from '../calendar/index.ts';
import { type Case, cancelPromise, findPromise, listOpenPromises, makePromise, movePromise } from '../cases/index.ts';
import { obeyNeeds, peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { localDate } from '../platform/time.ts';
import { problemOf, type State, scopeProblem, untilProblem, WAITING } from './consent.rules.ts';
import {
  type Consent,
  changeConsent,
  columnsOf,
  insertConsent,
  listConsents,
  maybeNote,
  type NewConsent,
  settlePromise,
  tellOf,
} from './consent.ts';
import { whomToAsk } from './situations.rules.ts';
import { keepTrue } from './standing.ts';
import type { Type } from './types.rules.ts';

/**
 * Asked for: the case waits for an answer, and whoever owns it is reminded to ask again.
 * @throws RuleError nothing may be shared by it, the case is closed, or the way is closed to whom is asked
 */
export async function askConsent(ctx: Ctx, kase: Case, wanted: NewConsent, how: string): Promise<Consent> {
  const problem = scopeProblem(wanted) ?? untilProblem(wanted.to_on, localDate(ctx.now));
  if (problem) throw new RuleError(problem.message, problem.field);
  if (kase.closed_at) throw new RuleError('This case is closed. Open it again first.', 'what');
  const waiting = (await listConsents(ctx, kase)).find(
    (row) => WAITING.includes(row.state) && row.speaker_id === wanted.speaker && !row.error_at,
  );
  if (waiting) return waiting;
  const asked = whomToAsk(wanted.situation, { patient: kase.patient_id, speaker: wanted.speaker });
  await obeyNeeds(ctx, (await peopleByIds(ctx, [asked])).get(asked ?? ''), { channel: how, case: kase.id }, 'how');
  const promise = await makePromise(ctx, {
    kind: 'get_consent',
    case: kase.id,
    owner: kase.owner_id ?? actorId(ctx),
    person: kase.after_death ? wanted.speaker : kase.patient_id,
    due: await daysFrom(ctx, ctx.now, 'consent_chase'),
  });
  const made = await insertConsent(ctx, kase, {
    ...columnsOf({ ...wanted, type: 'not_yet' }),
    state: 'asked',
    asked_at: ctx.now,
    asked_how: how,
    promise_id: promise.id,
  });
  await tellOf(ctx, made, 'asked');
  return made;
}

/** What many trusts do, as rows of each trust: ask again after 10 working days, suggest closing after 20. */
const USUAL_DAYS = { consent_chase: 10, consent_close: 20 };

export async function daysFrom(ctx: Ctx, from: Date, kind: keyof typeof USUAL_DAYS): Promise<Date> {
  const { hours, targets } = await loadCalendar(ctx);
  return addWorkingDaysOfPals(from, targets.get(kind)?.amount ?? USUAL_DAYS[kind], hours);
}

export type Answer = {
  type: Type;
  limits: string;
  given_by: string;
  heard_by: string;
  evidence: string;
  reasons: string;
};

/** They agreed, to all of it or with limits. A second press changes nothing. */
export async function receiveConsent(ctx: Ctx, kase: Case, consent: Consent, answer: Answer) {
  if (!WAITING.includes(consent.state) || consent.error_at) return;
  const problem = problemOf({ ...consent, ...answer });
  if (problem) throw new RuleError(problem.message, problem.field);
  const state: State = answer.limits.trim() === '' ? 'received' : 'limited';
  await changeConsent(ctx, consent, { ...answer, state, answered_at: ctx.now, from_on: localDate(ctx.now) });
  await settlePromise(ctx, consent);
  const given = { ...consent, ...answer };
  await tellOf(ctx, given, state);
  await keepTrue(ctx, kase, { gave: given });
}

/** They said no: it stays as it was, and their words are kept. */
export async function refuseConsent(ctx: Ctx, kase: Case, consent: Consent, reason: string) {
  if (!WAITING.includes(consent.state) || consent.error_at) return;
  await changeConsent(ctx, consent, { state: 'refused', reason, answered_at: ctx.now });
  await settlePromise(ctx, consent);
  await tellOf(ctx, consent, 'refused', await maybeNote(ctx, kase, reason));
}

/** Asked again: the promise moves to the day on which closing is suggested. */
export async function chaseConsent(ctx: Ctx, consent: Consent, how: string) {
  if (consent.state !== 'asked' || consent.error_at) return;
  await changeConsent(ctx, consent, { state: 'chased', chased_at: ctx.now, asked_how: how });
  const due = await daysFrom(ctx, consent.asked_at ?? ctx.now, 'consent_close');
  const promise = consent.promise_id ? await findPromise(ctx, consent.promise_id) : undefined;
  if (promise?.state === 'open' && due > ctx.now) await movePromise(ctx, promise, { due, told: true });
  await tellOf(ctx, consent, 'chased');
}

/** Nothing came back. The case can be closed as "no consent", and opened again when it comes. */
export async function giveUpConsent(ctx: Ctx, consent: Consent) {
  if (!WAITING.includes(consent.state) || consent.error_at) return;
  await changeConsent(ctx, consent, { state: 'expired', reason: 'No answer came back.' });
  const open = (await listOpenPromises(ctx, consent.case_id)).find(({ id }) => id === consent.promise_id);
  if (open) await cancelPromise(ctx, open);
  await tellOf(ctx, consent, 'expired');
}

// Records of consent and standing: asked, chased, received, limited, refused, taken back. Never deleted.
import { type Selectable, sql } from 'kysely';
import { record } from '../audit/index.ts';
import { addWorkingDaysOfPals, loadCalendar } from '../calendar/index.ts';
import {
  type Case,
  cancelPromise,
  findPromise,
  keepPromise,
  listOpenPromises,
  makePromise,
  movePromise,
  sameCase,
  writeNote,
} from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { localDate } from '../platform/time.ts';
import { type Given, LIVE, problemOf, type State, scopeProblem, type Type, WAITING } from './consent.rules.ts';
import { keepTrue } from './standing.ts';
import type { ConsentTable } from './tables.ts';

export type Consent = Selectable<ConsentTable>;

export type NewConsent = Given & {
  speaker: string | null;
  records: string;
  heard_by: string;
  /** Until when it holds; empty: until it is taken back. */
  to_on?: string | undefined;
};

/** Of a case and of those merged into it, the newest first. */
export async function listConsents(ctx: Ctx, caseId: string): Promise<Consent[]> {
  return ctx.db
    .selectFrom('consents')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** A record of this case, locked until commit. @throws NotFound */
export async function lockConsent(ctx: Ctx, kase: Case, id: string): Promise<Consent> {
  const found = isId(id)
    ? await ctx.db
        .selectFrom('consents')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('case_id', '=', sameCase(kase.id))
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound('This record');
  return found;
}

/** It was given: from now on it counts. @throws RuleError something that belongs to it is missing */
export async function recordConsent(ctx: Ctx, kase: Case, given: NewConsent): Promise<Consent> {
  const problem = problemOf(given);
  if (problem) throw new RuleError(problem.message, problem.field);
  const same = (await listConsents(ctx, kase.id)).find((row) => isSamePress(ctx, row, given));
  if (same) return same;
  const state: State = given.limits.trim() === '' ? 'received' : 'limited';
  const made = await insertConsent(ctx, kase, { ...columnsOf(given), state, answered_at: ctx.now });
  await tellOf(ctx, made, state);
  await keepTrue(ctx, kase, { gave: made });
  return made;
}

const SAME_PRESS_SECONDS = 30;

function isSamePress(ctx: Ctx, row: Consent, given: NewConsent): boolean {
  const recent =
    row.recorded_by === ctx.actor.id && ctx.now.getTime() - row.recorded_at.getTime() < SAME_PRESS_SECONDS * 1000;
  const columns = columnsOf(given);
  return recent && Object.entries(columns).every(([name, value]) => row[name as keyof Consent] === value);
}

/** Asked for: the case waits for an answer, and whoever owns it is reminded to ask again. */
export async function askConsent(ctx: Ctx, kase: Case, wanted: NewConsent, how: string): Promise<Consent> {
  const problem = scopeProblem(wanted);
  if (problem) throw new RuleError(problem.message, problem.field);
  if (kase.closed_at) throw new RuleError('This case is closed. Open it again first.', 'what');
  const waiting = (await listConsents(ctx, kase.id)).find(
    (row) => WAITING.includes(row.state) && row.speaker_id === wanted.speaker && !row.error_at,
  );
  if (waiting) return waiting;
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

/** Entered in error: struck through with a reason and a name. What leaned on it does not any more. */
export async function strikeConsent(ctx: Ctx, kase: Case, consent: Consent, reason: string) {
  if (consent.error_at) return;
  if (reason.trim() === '') throw new RuleError('Write what is wrong with it', 'reason');
  await changeConsent(ctx, consent, { error_at: ctx.now, error_by: actorId(ctx), error_reason: reason });
  if (consent.promise_id && WAITING.includes(consent.state)) await settlePromise(ctx, consent);
  await tellOf(ctx, consent, 'struck', await maybeNote(ctx, kase, reason));
  if (LIVE.includes(consent.state)) await keepTrue(ctx, kase, { narrowed: reason });
  if (!consent.from_id) await enqueue(ctx, 'consent.end_leaning', { consent: consent.id });
}

type Change = Partial<Omit<Consent, 'trust_id' | 'id' | 'case_id' | 'version'>>;

export async function changeConsent(ctx: Ctx, consent: Pick<Consent, 'id'>, change: Change) {
  await ctx.db
    .updateTable('consents')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', consent.id)
    .execute();
}

export function columnsOf({ speaker, to_on, ...given }: NewConsent) {
  return { ...given, speaker_id: speaker, to_on: to_on ?? null };
}

type Columns = ReturnType<typeof columnsOf> & { state: State } & Change;

export async function insertConsent(ctx: Ctx, kase: Case, columns: Columns): Promise<Consent> {
  return ctx.db
    .insertInto('consents')
    .values({
      from_id: null,
      asked_at: null,
      chased_at: null,
      answered_at: null,
      withdrawn_at: null,
      promise_id: null,
      second_by: null,
      second_at: null,
      error_at: null,
      error_by: null,
      error_reason: null,
      patient_id: kase.patient_id,
      from_on: localDate(ctx.now),
      ...columns,
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      case_id: kase.id,
      recorded_by: actorId(ctx),
      recorded_at: ctx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function settlePromise(ctx: Ctx, { promise_id, case_id }: Consent) {
  const open = promise_id && (await listOpenPromises(ctx, case_id)).find(({ id }) => id === promise_id);
  if (open) await keepPromise(ctx, open);
}

/** In the timeline, with words where somebody gave any. */
export async function tellOf(ctx: Ctx, consent: Consent, what: State | 'struck' | 'used', note?: string) {
  await record(ctx, `consent.${what}`, {
    case: consent.case_id,
    person: consent.speaker_id,
    consent: consent.id,
    type: consent.type,
    ...(note ? { note } : {}),
  });
}

export async function maybeNote(ctx: Ctx, kase: Case, words: string): Promise<string | undefined> {
  return words.trim() === '' ? undefined : writeNote(ctx, kase, words.trim());
}

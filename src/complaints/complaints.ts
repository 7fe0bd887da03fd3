import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { addWorkingDays, loadCalendar } from '../calendar/index.ts';
import {
  type Case,
  type Channel,
  cancelPromise,
  casesByIds,
  closeCase,
  findPromise,
  givePromise,
  keepPromise,
  listBarred,
  listOpenPromises,
  makePromise,
  meetClocks,
  passToComplaints,
  takeBackCase,
} from '../cases/index.ts';
import { listStaff, permissionsOf } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import {
  type AgreedHow,
  acknowledgeBy,
  type ComplaintOutcome,
  type Discussion,
  isByMouth,
  needsLetter,
  patientConsentOf,
  type Refusal,
  type ReturnReason,
} from './complaints.rules.ts';
import type { ComplaintTable } from './tables.ts';

export type Complaint = Selectable<ComplaintTable>;

const END_OF_DAY = '17:00';
const MOST_SHOWN = 200;

/** Hand-overs that are not finished, the oldest first; or those that are, the newest first. */
export async function listComplaints(ctx: Ctx, which: 'open' | 'ended'): Promise<Complaint[]> {
  const rows = ctx.db.selectFrom('complaints').selectAll().where('trust_id', '=', ctx.trust.id).limit(MOST_SHOWN);
  if (which === 'open') return rows.where('ended_at', 'is', null).orderBy('handed_at').execute();
  return rows.where('ended_at', 'is not', null).orderBy('ended_at', 'desc').execute();
}

/** Every hand-over of a case, the newest first. */
export async function listComplaintsOf(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<Complaint[]> {
  return ctx.db
    .selectFrom('complaints')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .orderBy('handed_at', 'desc')
    .execute();
}

/** @throws NotFound also where its case may not be known */
export async function findComplaint(ctx: Ctx, id: string): Promise<{ complaint: Complaint; kase: Case }> {
  const complaint = isId(id)
    ? await ctx.db
        .selectFrom('complaints')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  const kase = complaint && (await casesByIds(ctx, [complaint.case_id])).get(complaint.case_id);
  if (!complaint || !kase) throw new NotFound('This complaint');
  return { complaint, kase };
}

export type HandOver = {
  madeOn: Day;
  madeHow: Channel;
  agreedBy: string;
  agreedHow: AgreedHow;
  agreedOn: Day;
  words: string;
  promises: Readonly<Record<string, 'passed' | 'kept' | 'cancelled'>>;
};

/**
 * Hands a case to the complaints team as one package: who agreed, both dates, what was promised. Its limit to be acknowledged
 * is promised from now on, by nobody until one of the team takes it.
 * @throws RuleError nobody of the team may open the case, or the complaint is dated after today
 */
export async function handOver(ctx: Ctx, kase: Case, given: HandOver): Promise<string> {
  const current = (await listComplaintsOf(ctx, kase)).find(({ ended_at }) => ended_at === null);
  if (current) return current.id;
  await refuseUnreadable(ctx, kase);
  const today = localDate(ctx.now);
  if (given.madeOn > today)
    throw new RuleError('Enter the day on which they complained: it cannot be after today', 'made_on');
  await passToComplaints(ctx, kase, {
    agreed: true,
    words: given.words,
    promises: given.promises,
    madeAt: given.madeOn === today ? ctx.now : atLocal(given.madeOn, '09:00'),
  });
  const id = newId(ctx.now);
  const due = await acknowledgeDue(ctx, given.madeOn);
  const promise = await makePromise(ctx, {
    kind: 'acknowledge',
    owner: null,
    case: kase.id,
    person: kase.caller_id,
    due,
  });
  const consent = patientConsentOf(kase);
  if (consent === 'said') await promiseConsent(ctx, kase, due);
  await ctx.db
    .insertInto('complaints')
    .values({
      trust_id: ctx.trust.id,
      id,
      case_id: kase.id,
      state: 'arrived',
      handed_at: ctx.now,
      handed_by: actorId(ctx),
      made_on: given.madeOn,
      made_how: given.madeHow,
      agreed_by: given.agreedBy.trim(),
      agreed_how: given.agreedHow,
      agreed_on: given.agreedOn,
      patient_consent: consent,
      acknowledge_promise: promise.id,
    })
    .execute();
  await record(ctx, 'complaint.arrived', { case: kase.id, complaint: id, consent });
  return id;
}

/** A restricted case would arrive for nobody: somebody of the team must be named first. */
async function refuseUnreadable(ctx: Ctx, kase: Case) {
  if (!kase.walled) return;
  const team = (await listStaff(ctx)).filter(
    (one) => !one.disabled_at && permissionsOf(one.role).has('complaints.write'),
  );
  for (const { id } of team) if ((await listBarred(ctx, [kase], id)).size === 0) return;
  throw new RuleError('Nobody of the complaints team may open this restricted case. Give one of them access first.');
}

/** The end of the last day on which it can be acknowledged in time. */
async function acknowledgeDue(ctx: Ctx, madeOn: Day): Promise<Date> {
  const { holidays } = await loadCalendar(ctx);
  return atLocal(acknowledgeBy(madeOn, holidays), END_OF_DAY);
}

async function promiseConsent(ctx: Ctx, kase: Case, due: Date) {
  const open = await listOpenPromises(ctx, kase.id);
  if (open.some(({ kind }) => kind === 'get_consent')) return;
  await makePromise(ctx, { kind: 'get_consent', owner: null, case: kase.id, person: kase.patient_id, due });
}

type Change = Partial<Omit<Complaint, 'trust_id' | 'id' | 'case_id' | 'version'>>;

/** Locks the row by its version. @throws RuleError somebody else changed it meanwhile */
async function change(ctx: Ctx, { id, version }: Complaint, set: Change) {
  const done = await ctx.db
    .updateTable('complaints')
    .set({ ...set, version: version + 1 })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new RuleError('A colleague changed this meanwhile. Look at it again.');
}

/** Somebody of the team takes it, or takes it over: what is promised about it is theirs. A second press changes nothing. */
export async function takeComplaint(ctx: Ctx, complaint: Complaint, kase: Case) {
  const me = actorId(ctx);
  if (complaint.ended_at || complaint.handler_id === me) return;
  const state = complaint.state === 'arrived' ? 'taken' : complaint.state;
  const before = complaint.handler_id;
  await change(ctx, complaint, { state, handler_id: me, taken_at: ctx.now });
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (promise.owner_id === null || promise.owner_id === before) await givePromise(ctx, promise, me);
  await record(ctx, 'complaint.taken', { case: kase.id, complaint: complaint.id });
}

export type Acknowledgement = {
  on: Day;
  how: 'spoken' | 'written';
  advocacy: boolean;
  ombudsman: boolean;
  copySent: boolean;
} & Handling;

export type Handling = {
  discussion: Discussion;
  handling: string;
  finishOn: Day | null;
  responseOn: Day | null;
  periodToldOn: Day | null;
};

/**
 * It was acknowledged, by mouth or in writing (reg 13(3)), and talking about how it is handled was offered (reg 13(7)).
 * @throws RuleError nobody has taken it, the day is not between hand-over and today, or dates of the handling are missing
 */
export async function acknowledgeComplaint(ctx: Ctx, complaint: Complaint, kase: Case, said: Acknowledgement) {
  if (complaint.ended_at || complaint.acknowledged_at) return;
  const today = localDate(ctx.now);
  if (said.on > today || said.on < complaint.made_on)
    throw new RuleError('Enter a day from when the complaint was made until today', 'on');
  if (complaint.handler_id !== ctx.actor.id) await takeComplaint(ctx, complaint, kase);
  const taken = (await findComplaint(ctx, complaint.id)).complaint;
  const at = said.on === today ? ctx.now : atLocal(said.on, '12:00');
  const set = await handlingSet(ctx, taken, kase, said);
  await change(ctx, taken, {
    ...set,
    state: 'acknowledged',
    acknowledged_at: at,
    acknowledged_how: said.how,
    acknowledged_by: actorId(ctx),
    advocacy_told: said.advocacy,
    ombudsman_told: said.ombudsman,
    copy_sent_on: said.copySent && isByMouth(taken.made_how) ? said.on : null,
  });
  await keepPromise(ctx, await findPromise(ctx, taken.acknowledge_promise));
  await meetClocks(ctx, kase.id, ['acknowledge'], at);
  if (isByMouth(taken.made_how) && !said.copySent)
    await promiseTo(ctx, kase, 'Send them the written record of their complaint', 3);
  if (said.discussion === 'offered') await promiseTo(ctx, kase, 'Ask how they want their complaint handled', 5);
  await record(ctx, 'complaint.acknowledged', { case: kase.id, complaint: complaint.id, how: said.how });
}

/** How it is handled and by when, as it was agreed, or as we set it; changed at any time, the first one stays in the timeline. */
export async function setHandling(ctx: Ctx, complaint: Complaint, kase: Case, said: Handling) {
  if (complaint.ended_at) throw new RuleError('This complaint is finished.');
  await change(ctx, complaint, await handlingSet(ctx, complaint, kase, said));
  await record(ctx, 'complaint.handling_set', {
    case: kase.id,
    complaint: complaint.id,
    discussion: said.discussion,
    from: complaint.response_on,
    to: said.responseOn,
  });
}

async function handlingSet(ctx: Ctx, complaint: Complaint, kase: Case, said: Handling): Promise<Change> {
  if (said.discussion !== 'offered' && !said.responseOn)
    throw new RuleError('Enter the day by which they get the response', 'response_on');
  if (said.responseOn && said.responseOn < complaint.made_on)
    throw new RuleError('Enter a day after the complaint was made', 'response_on');
  if (said.finishOn && said.responseOn && said.finishOn > said.responseOn)
    throw new RuleError('The investigation is complete before the response is sent', 'finish_on');
  if (said.discussion === 'declined' && !said.periodToldOn)
    await promiseTo(ctx, kase, 'Write to them by when they get the response to their complaint', 3);
  return {
    discussion: said.discussion,
    handling: said.handling.trim(),
    finish_on: said.finishOn,
    response_on: said.responseOn,
    period_told_on: said.periodToldOn,
    response_promise: await promiseResponse(ctx, complaint, kase, said.responseOn),
  };
}

/** The response is promised for its day; where the day changes, the promise before is replaced. */
async function promiseResponse(ctx: Ctx, complaint: Complaint, kase: Case, on: Day | null): Promise<string | null> {
  if (on === complaint.response_on) return complaint.response_promise;
  if (complaint.response_promise) await cancelPromise(ctx, await findPromise(ctx, complaint.response_promise));
  if (!on) return null;
  const about = 'Send the response to this complaint';
  const due = atLocal(on, END_OF_DAY);
  const made = await makePromise(ctx, {
    kind: 'look_into',
    owner: actorId(ctx),
    case: kase.id,
    person: kase.caller_id,
    due,
    about,
  });
  return made.id;
}

async function promiseTo(ctx: Ctx, kase: Case, about: string, workingDays: number) {
  if ((await listOpenPromises(ctx, kase.id)).some((one) => one.about === about)) return;
  const { holidays } = await loadCalendar(ctx);
  const due = atLocal(addWorkingDays(localDate(ctx.now), workingDays, holidays).date, END_OF_DAY);
  await makePromise(ctx, { kind: 'look_into', owner: actorId(ctx), case: kase.id, person: kase.caller_id, about, due });
}

/** The patient agreed in writing that somebody else complains for them. */
export async function recordConsent(
  ctx: Ctx,
  complaint: Complaint,
  kase: Case,
  said: { by: string; how: AgreedHow; on: Day },
) {
  if (complaint.patient_consent === 'given') return;
  if (said.on > localDate(ctx.now))
    throw new RuleError('Enter the day on which they agreed: it cannot be after today', 'on');
  await change(ctx, complaint, {
    patient_consent: 'given',
    consent_by: said.by.trim(),
    consent_how: said.how,
    consent_on: said.on,
  });
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (promise.kind === 'get_consent') await keepPromise(ctx, promise);
  await record(ctx, 'complaint.consent_recorded', { case: kase.id, complaint: complaint.id, how: said.how });
}

/** Back into the hands of PALS, with a reason; whoever had it has a step to do. */
export async function returnComplaint(ctx: Ctx, complaint: Complaint, kase: Case, why: ReturnReason, words: string) {
  if (complaint.ended_at) return;
  await dropPromises(ctx, complaint, kase);
  await change(ctx, complaint, { state: 'returned', returned_why: why, ...ended(ctx) });
  await takeBackCase(ctx, kase, { undo: false });
  const { holidays } = await loadCalendar(ctx);
  const due = atLocal(addWorkingDays(localDate(ctx.now), 1, holidays).date, '12:00');
  const about = ['The complaints team gave this back', words.trim()].filter(Boolean).join(': ').slice(0, 500);
  await makePromise(ctx, {
    kind: 'look_into',
    owner: kase.owner_id,
    case: kase.id,
    person: kase.caller_id,
    due,
    about,
  });
  await record(ctx, 'complaint.returned', { case: kase.id, complaint: complaint.id, why });
}

/**
 * Not handled under the Regulations (reg 8), for a reason of their list. They are told in writing: until that letter went,
 * it is promised.
 */
export async function refuseComplaint(
  ctx: Ctx,
  complaint: Complaint,
  kase: Case,
  said: { why: Refusal; words: string; sentOn: Day | null },
) {
  if (complaint.ended_at) return;
  if (needsLetter(said.why) && said.words.trim() === '')
    throw new RuleError('Write the reason as you tell it to them', 'words');
  await dropPromises(ctx, complaint, kase);
  await change(ctx, complaint, {
    state: 'refused',
    refusal: said.why,
    refusal_words: said.words.trim(),
    refusal_sent_on: said.sentOn,
    handler_id: complaint.handler_id ?? actorId(ctx),
    ...ended(ctx),
  });
  await meetClocks(ctx, kase.id, ['acknowledge']);
  await record(ctx, 'complaint.refused', { case: kase.id, complaint: complaint.id, why: said.why });
  if (needsLetter(said.why) && !said.sentOn) return promiseTo(ctx, kase, LETTER, 3);
  await endCase(ctx, kase);
}

const LETTER = 'Write to them why this is not handled as a complaint';

/** The letter with the reason went: nothing is left to do. */
export async function noteRefusalSent(ctx: Ctx, complaint: Complaint, kase: Case, on: Day) {
  if (complaint.state !== 'refused' || complaint.refusal_sent_on) return;
  await change(ctx, complaint, { refusal_sent_on: on });
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (promise.about === LETTER) await keepPromise(ctx, promise);
  await record(ctx, 'complaint.refusal_sent', { case: kase.id, complaint: complaint.id });
  await endCase(ctx, kase);
}

/** @throws RuleError it was not acknowledged */
export async function closeComplaint(ctx: Ctx, complaint: Complaint, kase: Case, outcome: ComplaintOutcome) {
  if (complaint.ended_at) return;
  if (!complaint.acknowledged_at && outcome !== 'withdrawn')
    throw new RuleError('Record first that it was acknowledged', 'outcome');
  if (complaint.response_promise) await keepPromise(ctx, await findPromise(ctx, complaint.response_promise));
  await dropPromises(ctx, complaint, kase);
  await change(ctx, complaint, { state: 'closed', outcome, ...ended(ctx) });
  await record(ctx, 'complaint.closed', { case: kase.id, complaint: complaint.id, outcome });
  await endCase(ctx, kase);
}

/** @throws RuleError another day, or one of the team has it already */
export async function undoHandOver(ctx: Ctx, complaint: Complaint, kase: Case) {
  if (complaint.state === 'undone') return;
  if (!mayUndo(complaint, ctx.now))
    throw new RuleError('The complaints team has this already. Ask them to give it back.');
  await change(ctx, complaint, { state: 'undone', ...ended(ctx) });
  await takeBackCase(ctx, kase, { undo: true });
  const madeByIt = ({ owner_id, made_at }: { owner_id: string | null; made_at: Date }) =>
    owner_id === null && made_at.getTime() === complaint.handed_at.getTime();
  for (const promise of (await listOpenPromises(ctx, kase.id)).filter(madeByIt)) await cancelPromise(ctx, promise);
}

/** Within the day, until somebody of the team has taken it. */
export function mayUndo({ state, handed_at }: Complaint, now: Date): boolean {
  return state === 'arrived' && localDate(handed_at) === localDate(now);
}

const ended = (ctx: Ctx) => ({ ended_at: ctx.now, ended_by: actorId(ctx) });

/** What the team had to do; what somebody at PALS promised meanwhile stays theirs. */
async function dropPromises(ctx: Ctx, { handler_id }: Complaint, kase: Case) {
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (promise.owner_id === null || promise.owner_id === handler_id) await cancelPromise(ctx, promise);
}

/** The case ends with it and counts as passed to complaints, unless PALS still owes something in it. */
async function endCase(ctx: Ctx, kase: Case) {
  const standing = (await casesByIds(ctx, [kase.id])).get(kase.id);
  if (!standing || standing.closed_at || (await listOpenPromises(ctx, kase.id)).length > 0) return;
  await closeCase(ctx, standing, { outcome: 'complaints', told: 'yes' });
}

/** What the team has promised is done. @throws NotFound it is not a promise of this case */
export async function finishPromise(ctx: Ctx, complaint: Complaint, kase: Case, id: string) {
  const promise = (await listOpenPromises(ctx, kase.id)).find((one) => one.id === id);
  if (!promise) throw new NotFound('This promise');
  if (promise.id === complaint.acknowledge_promise) throw new RuleError('Record when and how it was acknowledged');
  await keepPromise(ctx, promise);
}

/** How many hand-overs nobody of the team has taken. */
export async function countArrived(ctx: Ctx): Promise<number> {
  const row = await ctx.db
    .selectFrom('complaints')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('trust_id', '=', ctx.trust.id)
    .where('ended_at', 'is', null)
    .where('state', '=', sql.lit('arrived'))
    .executeTakeFirstOrThrow();
  return row.count;
}

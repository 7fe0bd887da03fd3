// PALS hands a case over as one package; within the day it can be undone.
import { record } from '../audit/index.ts';
import { loadCalendar } from '../calendar/index.ts';
import {
  type Case,
  type Channel,
  cancelPromise,
  listBarred,
  listOpenPromises,
  makePromise,
  passToComplaints,
  takeBackCase,
} from '../cases/index.ts';
import { listStaff, permissionsOf } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { refuseFuture } from '../platform/dated.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import { type AgreedHow, acknowledgeBy, patientConsentOf } from './complaints.rules.ts';
import { type Complaint, changeComplaint, END_OF_DAY, ended, listComplaintsOf } from './complaints.ts';

export type HandOver = {
  madeOn: Day;
  madeHow: Channel;
  agreedBy: string;
  agreedHow: AgreedHow;
  agreedOn: Day;
  /** Each point of the complaint, in their order. */
  points?: readonly string[];
  /** What they want to come of it. */
  wanted?: string;
  words: string;
  promises: Readonly<Record<string, 'passed' | 'kept' | 'cancelled'>>;
};

/**
 * Hands a case to the complaints team as one package: who agreed, both dates, what was promised. Its limit to be acknowledged
 * is promised from now on, by nobody until one of the team takes it.
 * @throws RuleError nobody of the team may open the case, or the complaint or their yes is dated after today
 */
export async function handOver(ctx: Ctx, kase: Case, given: HandOver): Promise<string> {
  const current = (await listComplaintsOf(ctx, kase)).find(({ ended_at }) => ended_at === null);
  if (current) return current.id;
  await refuseUnreadable(ctx, kase);
  const today = localDate(ctx.now);
  if (given.madeOn > today)
    throw new RuleError('Enter the day on which they complained: it cannot be after today', 'made_on');
  refuseFuture(ctx, given.agreedOn, 'agreed_on');
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
  if (consent !== 'own' && consent !== 'given') await promiseConsent(ctx, kase, due);
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
      points: [...(given.points ?? [])],
      wanted: (given.wanted ?? '').trim(),
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

/** @throws RuleError another day, or one of the team has it already */
export async function undoHandOver(ctx: Ctx, complaint: Complaint, kase: Case) {
  if (complaint.state === 'undone') return;
  if (!mayUndo(complaint, ctx.now))
    throw new RuleError('The complaints team has this already. Ask them to give it back.');
  await changeComplaint(ctx, complaint, { state: 'undone', ...ended(ctx) });
  await takeBackCase(ctx, kase, { undo: true });
  const madeByIt = ({ owner_id, made_at }: { owner_id: string | null; made_at: Date }) =>
    owner_id === null && made_at.getTime() === complaint.handed_at.getTime();
  for (const promise of (await listOpenPromises(ctx, kase.id)).filter(madeByIt)) await cancelPromise(ctx, promise);
}

/** Within the day, until somebody of the team has taken it. */
export function mayUndo({ state, handed_at }: Complaint, now: Date): boolean {
  return state === 'arrived' && localDate(handed_at) === localDate(now);
}

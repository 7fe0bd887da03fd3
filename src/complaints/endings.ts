// How a complaint ends: given back to PALS, not handled under the Regulations, closed with its outcome.
import { record } from '../audit/index.ts';
import { addWorkingDays, loadCalendar } from '../calendar/index.ts';
import {
  type Case,
  cancelPromise,
  casesByIds,
  closeCase,
  findPromise,
  keepPromise,
  listOpenPromises,
  makePromise,
  meetClocks,
  takeBackCase,
} from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { refuseFuture } from '../platform/dated.ts';
import { RuleError } from '../platform/errors.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import { type ComplaintOutcome, needsLetter, type Refusal, type ReturnReason } from './complaints.rules.ts';
import { type Complaint, changeComplaint, ended, promiseTo } from './complaints.ts';

/**
 * Back into the hands of PALS, with a reason; whoever had it has a step to do.
 * @throws RuleError it ended in another way meanwhile
 */
export async function returnComplaint(ctx: Ctx, complaint: Complaint, kase: Case, why: ReturnReason, words: string) {
  if (endedAs(complaint, 'returned')) return;
  await dropPromises(ctx, complaint, kase);
  await changeComplaint(ctx, complaint, { state: 'returned', returned_why: why, ...ended(ctx) });
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
 * @throws RuleError it ended in another way meanwhile, no reason is given, or the day of the letter is after today
 */
export async function refuseComplaint(
  ctx: Ctx,
  complaint: Complaint,
  kase: Case,
  said: { why: Refusal; words: string; sentOn: Day | null },
) {
  if (endedAs(complaint, 'refused')) return;
  if (needsLetter(said.why) && said.words.trim() === '')
    throw new RuleError('Write the reason as you tell it to them', 'refusal_words');
  refuseFuture(ctx, said.sentOn, 'refusal_sent_on');
  await dropPromises(ctx, complaint, kase);
  await changeComplaint(ctx, complaint, {
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

/** The letter with the reason went: nothing is left to do. @throws RuleError the day is after today, or another one stands already */
export async function noteRefusalSent(ctx: Ctx, complaint: Complaint, kase: Case, on: Day) {
  if (complaint.state !== 'refused' || complaint.refusal_sent_on === on) return;
  refuseFuture(ctx, on, 'sent_on');
  if (complaint.refusal_sent_on)
    throw new RuleError('A colleague entered the day of this letter meanwhile.', 'sent_on');
  await changeComplaint(ctx, complaint, { refusal_sent_on: on });
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (promise.about === LETTER) await keepPromise(ctx, promise);
  await record(ctx, 'complaint.refusal_sent', { case: kase.id, complaint: complaint.id });
  await endCase(ctx, kase);
}

/**
 * Its response went, or they took it back: then nothing was sent, and nothing has to be.
 * @throws RuleError it was not acknowledged, or ended in another way meanwhile
 */
export async function closeComplaint(ctx: Ctx, complaint: Complaint, kase: Case, outcome: ComplaintOutcome) {
  if (endedAs(complaint, 'closed')) return;
  if (!complaint.acknowledged_at && outcome !== 'withdrawn')
    throw new RuleError('Record first that it was acknowledged', 'outcome');
  if (complaint.response_promise && outcome !== 'withdrawn')
    await keepPromise(ctx, await findPromise(ctx, complaint.response_promise));
  await dropPromises(ctx, complaint, kase);
  await changeComplaint(ctx, complaint, { state: 'closed', outcome, ...ended(ctx) });
  await record(ctx, 'complaint.closed', { case: kase.id, complaint: complaint.id, outcome });
  await endCase(ctx, kase);
}

/** A second press finds it done. @throws RuleError it ended in another way since the page was opened */
function endedAs({ ended_at, state }: Complaint, wanted: Complaint['state']): boolean {
  if (ended_at && state !== wanted)
    throw new RuleError('A colleague ended this complaint in another way meanwhile. Nothing was changed.');
  return ended_at !== null;
}

/** What the team had to do; what somebody at PALS promised meanwhile stays theirs. */
async function dropPromises(ctx: Ctx, { handler_id }: Complaint, kase: Case) {
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (promise.owner_id === null || promise.owner_id === handler_id) await cancelPromise(ctx, promise);
}

/** The case ends with it and counts as passed to complaints, unless PALS still owes something in it or somebody may be at risk. */
async function endCase(ctx: Ctx, kase: Case) {
  const standing = (await casesByIds(ctx, [kase.id])).get(kase.id);
  if (!standing || standing.closed_at || standing.safety) return;
  if ((await listOpenPromises(ctx, kase.id)).length > 0) return;
  await closeCase(ctx, standing, { outcome: 'complaints', told: 'yes' });
}

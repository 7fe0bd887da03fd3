// It was acknowledged, and how it is handled: SI 2009/309 reg 13.
import { record } from '../audit/index.ts';
import { type Case, cancelPromise, findPromise, keepPromise, makePromise, meetClocks } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { refuseFuture } from '../platform/dated.ts';
import { RuleError } from '../platform/errors.ts';
import { refuseStale } from '../platform/seen.ts';
import { atLocal, type Day, dateWords, localDate } from '../platform/time.ts';
import { type Discussion, handlingOf, isByMouth } from './complaints.rules.ts';
import {
  type Complaint,
  type ComplaintChange,
  changeComplaint,
  END_OF_DAY,
  findComplaint,
  promiseTo,
  takeComplaint,
} from './complaints.ts';

export type Acknowledgement = {
  on: Day;
  how: 'spoken' | 'written';
  advocacy: boolean;
  ombudsman: boolean;
  copySent: boolean;
  /** The sum of who had the complaint, as the form showed it. */
  seen: string;
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
 * A second press changes nothing.
 * @throws RuleError it is finished, was acknowledged otherwise or taken meanwhile, the day is not between hand-over and
 * today, or dates of the handling are missing
 */
export async function acknowledgeComplaint(ctx: Ctx, complaint: Complaint, kase: Case, said: Acknowledgement) {
  if (complaint.ended_at) throw new RuleError('This complaint is finished.');
  if (complaint.acknowledged_at) return refuseOther(ctx, complaint, complaint.acknowledged_at, said);
  const today = localDate(ctx.now);
  if (said.on > today || said.on < complaint.made_on)
    throw new RuleError('Enter a day from when the complaint was made until today', 'on');
  if (complaint.handler_id !== ctx.actor.id) await takeComplaint(ctx, complaint, kase, said.seen);
  const taken = (await findComplaint(ctx, complaint.id)).complaint;
  const at = said.on === today ? ctx.now : atLocal(said.on, '12:00');
  const set = await handlingSet(ctx, taken, kase, said);
  await changeComplaint(ctx, taken, {
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

/** @throws RuleError it was acknowledged by somebody else, or as something else: what was typed would be lost unsaid */
async function refuseOther(ctx: Ctx, complaint: Complaint, at: Date, said: Acknowledgement) {
  const { acknowledged_by, acknowledged_how, discussion, handling, response_on } = complaint;
  const known = [acknowledged_by, acknowledged_how, discussion, handling, response_on];
  const now = [actorId(ctx), said.how, said.discussion, said.handling.trim(), said.responseOn];
  if (known.every((value, index) => value === now[index])) return;
  const name = (await staffNames(ctx)).get(acknowledged_by ?? '') ?? 'A colleague';
  throw new RuleError(
    `${name} acknowledged it already, on ${dateWords(at, ctx.now)}. Your words on how it is handled stand below: save them there.`,
  );
}

/**
 * How it is handled and by when, as it was agreed, or as we set it; changed at any time, the first one stays in the timeline.
 * `seen`: the sum of what the form showed. @throws RuleError it is finished, was changed meanwhile, or a day is wrong
 */
export async function setHandling(ctx: Ctx, complaint: Complaint, kase: Case, said: Handling & { seen: string }) {
  if (complaint.ended_at) throw new RuleError('This complaint is finished.');
  refuseStale(said.seen, handlingOf(complaint));
  await changeComplaint(ctx, complaint, await handlingSet(ctx, complaint, kase, said));
  await record(ctx, 'complaint.handling_set', {
    case: kase.id,
    complaint: complaint.id,
    discussion: said.discussion,
    from: complaint.response_on,
    to: said.responseOn,
  });
}

async function handlingSet(ctx: Ctx, complaint: Complaint, kase: Case, said: Handling): Promise<ComplaintChange> {
  if (said.discussion !== 'offered' && !said.responseOn)
    throw new RuleError('Enter the day by which they get the response', 'response_on');
  if (said.responseOn && said.responseOn < complaint.made_on)
    throw new RuleError('Enter a day after the complaint was made', 'response_on');
  if (said.finishOn && said.responseOn && said.finishOn > said.responseOn)
    throw new RuleError('The investigation is complete before the response is sent', 'finish_on');
  refuseFuture(ctx, said.periodToldOn, 'period_told_on');
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

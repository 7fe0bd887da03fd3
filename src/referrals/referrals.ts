// Handed on to another organisation, or to the team of this trust that answers such requests.
import { record } from '../audit/index.ts';
import { addWorkingDays, loadCalendar } from '../calendar/index.ts';
import {
  type Case,
  casesByIds,
  closeCase,
  findPromise,
  GATE_WORDS,
  keepPromise,
  listOpenPromises,
  makePromise,
  mayGoOutside,
} from '../cases/index.ts';
import { listOrganisations } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { refuseFuture } from '../platform/dated.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import { noteSignpost } from './noting.ts';
import { insertOrSend, insertReferral, listReferrals } from './referral-rows.ts';
import { type AgreedHow, type RequestKind, requestDue, type SentHow } from './referrals.rules.ts';

export type Sent = {
  organisation: string;
  what: string;
  agreedBy: string;
  agreedHow: AgreedHow;
  sentHow: SentHow;
  sentOn: Day;
  /** Somebody looks later whether they answered. */
  check: boolean;
};

/**
 * Handed on to another organisation. Nothing leaves without consent: who agreed is kept with it, and for a patient who is not
 * the caller it must be recorded that this organisation may have it.
 * @throws RuleError nobody agreed, nothing is said of what was sent, or it is dated after today
 */
export async function passOn(ctx: Ctx, kase: Case, sent: Sent): Promise<void> {
  const organisation = await nameOf(ctx, sent.organisation);
  if (sent.agreedBy.trim() === '')
    throw new RuleError('Ask them first. Enter who agreed that it leaves us.', 'agreed_by');
  if (sent.what.trim() === '') throw new RuleError('Write what was sent', 'what');
  const isOther = kase.patient_id !== null && kase.patient_id !== kase.caller_id;
  if (isOther && !mayGoOutside(kase, organisation)) throw new RuleError(GATE_WORDS.outside, 'agreed_by');
  refuseFuture(ctx, sent.sentOn, 'sent_on');
  const id = await insertOrSend(ctx, kase, {
    kind: 'passed',
    organisation: sent.organisation,
    named: '',
    what: sent.what.trim(),
    agreed_by: sent.agreedBy.trim(),
    agreed_how: sent.agreedHow,
    agreed_on: localDate(ctx.now),
    sent_how: sent.sentHow,
    sent_on: sent.sentOn,
  });
  if (!id) return;
  await record(ctx, 'referral.passed_on', { case: kase.id, referral: id, organisation: sent.organisation });
  await finish(ctx, kase, 'other_organisation');
  if (sent.check) await promiseCheck(ctx, kase, id, organisation);
}

/** Told whom to ask; nothing leaves us. Counted by organisation. */
export async function signpost(ctx: Ctx, kase: Case, code: string): Promise<void> {
  await nameOf(ctx, code);
  if (await noteSignpost(ctx, kase, { organisation: code, named: '' })) await finish(ctx, kase, 'signposted');
}

/**
 * A request that is not for PALS went to the team of this trust that answers it. The date is theirs, from the day received.
 * @throws RuleError a day is after today, or the person was not told
 */
export async function sendRequest(
  ctx: Ctx,
  kase: Case,
  sent: { kind: RequestKind; receivedOn: Day; sentOn: Day; told: boolean },
): Promise<void> {
  refuseFuture(ctx, sent.receivedOn, 'received_on');
  refuseFuture(ctx, sent.sentOn, 'sent_on');
  if (!sent.told) throw new RuleError('Tell them which team has their request, and tick that they know', 'told');
  const { holidays } = await loadCalendar(ctx);
  const id = await insertReferral(ctx, kase, {
    kind: sent.kind,
    organisation: null,
    sent_on: sent.sentOn,
    received_on: sent.receivedOn,
    due_on: requestDue(sent.kind, sent.receivedOn, holidays),
    person_told: true,
  });
  if (!id) return;
  await record(ctx, 'referral.request_sent', { case: kase.id, referral: id, kind: sent.kind });
  await finish(ctx, kase, 'signposted');
}

/** They answered. A second press changes nothing. @throws NotFound */
export async function noteReferralAnswered(ctx: Ctx, kase: Case, id: string): Promise<void> {
  const referral = (await listReferrals(ctx, kase)).find((one) => one.id === id);
  if (!referral) throw new NotFound('This referral');
  if (referral.answered_on) return;
  await ctx.db
    .updateTable('referrals')
    .set({ answered_on: localDate(ctx.now) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  if (referral.check_promise) await keepPromise(ctx, await findPromise(ctx, referral.check_promise));
  await record(ctx, 'referral.answered', { case: kase.id, referral: id });
}

async function nameOf(ctx: Ctx, code: string): Promise<string> {
  const found = (await listOrganisations(ctx)).find((one) => one.code === code);
  if (!found) throw new RuleError('Choose the organisation', 'organisation');
  return found.name;
}

/** The step that was for this is done; a case in which nothing else is promised ends, and counts as what became of it. */
async function finish(ctx: Ctx, kase: Case, outcome: 'other_organisation' | 'signposted') {
  const done = ['pass_on', 'ask_route', 'first_contact'];
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (done.includes(promise.kind)) await keepPromise(ctx, promise);
  const standing = (await casesByIds(ctx, [kase.id])).get(kase.id);
  if (!standing || standing.closed_at || standing.safety) return;
  if ((await listOpenPromises(ctx, kase.id)).length > 0) return;
  await closeCase(ctx, standing, { outcome, told: 'yes' });
}

const CHECK_DAYS = 10;

async function promiseCheck(ctx: Ctx, kase: Case, id: string, organisation: string) {
  const { holidays } = await loadCalendar(ctx);
  const due = atLocal(addWorkingDays(localDate(ctx.now), CHECK_DAYS, holidays).date, '12:00');
  const about = `Ask whether ${organisation} answered`;
  const made = await makePromise(ctx, {
    kind: 'look_into',
    owner: actorId(ctx),
    case: kase.id,
    person: kase.caller_id,
    due,
    about,
  });
  await ctx.db
    .updateTable('referrals')
    .set({ check_promise: made.id })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

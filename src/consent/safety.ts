// Shared without consent, for safety: a reason, a second person who agrees, a manager who is told.
import { record } from '../audit/index.ts';
import { whoIsAway } from '../away/index.ts';
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { type Case, makePromise, writeNote } from '../cases/index.ts';
import { listStaff, permissionsOf } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { type Consent, changeConsent, insertConsent, listConsents, settlePromise } from './consent.ts';
import { keepTrue } from './standing.ts';

export type Override = {
  reason: string;
  /** With whom it is shared. */
  services: string;
  second: string;
  /** They agreed already, beside me or on the phone: nobody waits when somebody may come to harm. */
  now: boolean;
};

/** Colleagues who can be the second person: whoever works on cases, but not this one. */
export async function listSeconds(ctx: Ctx) {
  return (await listStaff(ctx)).filter(
    ({ id, role, disabled_at }) => !disabled_at && id !== ctx.actor.id && permissionsOf(role).has('cases.write'),
  );
}

/** While nothing is shared yet somebody may come to harm: an answer within so many minutes of the clock. */
const ANSWER_MINUTES = 15;

/** For who looks at what was done already: within an hour of work. */
const soon = async (ctx: Ctx) => withinTheHour(ctx.now, (await loadCalendar(ctx)).hours);

/**
 * Asks a second person, or names one who agreed already: then it is shared at once, and they confirm it in their own
 * session. The manager is told when it takes effect.
 * @throws RuleError no reason, no receiver, or no second person
 */
export async function shareForSafety(ctx: Ctx, kase: Case, given: Override): Promise<Consent> {
  if (given.reason.trim() === '') throw new RuleError('Write who may come to harm, and why it cannot wait', 'reason');
  if (given.services.trim() === '') throw new RuleError('Enter who is told', 'services');
  const second = (await listSeconds(ctx)).find(({ id }) => id === given.second);
  if (!second) throw new RuleError('Choose a colleague who agrees. It cannot be you.', 'second');
  const same = (await listConsents(ctx, kase)).find((row) => isOpenOverride(row));
  if (same) return same;
  const promise = await makePromise(ctx, {
    kind: 'look_into',
    case: kase.id,
    owner: second.id,
    due: given.now ? await soon(ctx) : new Date(ctx.now.getTime() + ANSWER_MINUTES * 60_000),
    about: given.now ? 'Confirm that you agreed: shared for safety' : 'Do you agree? Share without consent, for safety',
  });
  const made = await insertConsent(ctx, kase, {
    situation: 'safety',
    type: 'override',
    state: given.now ? 'received' : 'asked',
    speaker_id: null,
    to_on: null,
    hears: false,
    complaints: false,
    services: given.services,
    organisations: '',
    records: '',
    limits: '',
    given_by: second.name,
    heard_by: '',
    evidence: '',
    reasons: given.reason,
    asked_at: ctx.now,
    ...(given.now ? { answered_at: ctx.now } : {}),
    promise_id: promise.id,
    second_by: second.id,
  });
  await tell(ctx, kase, made, given.now ? 'safety_shared' : 'safety_asked', given.reason);
  if (given.now) await takeEffect(ctx, kase, made);
  return made;
}

export const isOpenOverride = (row: Consent) =>
  row.type === 'override' && !row.error_at && (row.state === 'asked' || row.state === 'received');

async function takeEffect(ctx: Ctx, kase: Case, gave: Consent) {
  await keepTrue(ctx, kase, { gave });
  await makePromise(ctx, {
    kind: 'look_into',
    case: kase.id,
    owner: await maybeManager(ctx),
    due: await soon(ctx),
    about: 'Shared for safety without consent: look at this',
  });
}

/** A manager who is here and did not share it themself; else any. */
async function maybeManager(ctx: Ctx): Promise<string | null> {
  const managers = (await listStaff(ctx)).filter(({ role, disabled_at }) => role === 'manager' && !disabled_at);
  const away = await whoIsAway(ctx);
  const others = managers.filter(({ id }) => id !== ctx.actor.id);
  return (others.find(({ id }) => !away.has(id)) ?? others[0] ?? managers[0])?.id ?? null;
}

/** Only the second person can say so, in their own session. @throws RuleError it is somebody else */
export async function confirmOverride(ctx: Ctx, kase: Case, consent: Consent) {
  refuseOthers(ctx, consent);
  if (consent.second_at || !isOpenOverride(consent)) return;
  const waited = consent.state === 'asked';
  await changeConsent(ctx, consent, {
    second_at: ctx.now,
    state: 'received',
    answered_at: consent.answered_at ?? ctx.now,
  });
  await settlePromise(ctx, consent);
  await record(ctx, 'consent.safety_confirmed', { case: kase.id, consent: consent.id });
  if (waited) await takeEffect(ctx, kase, consent);
}

/** They do not agree: it is not shared, or not any more, and whoever asked hears why. */
export async function declineOverride(ctx: Ctx, kase: Case, consent: Consent, reason: string) {
  refuseOthers(ctx, consent);
  if (consent.second_at || !isOpenOverride(consent)) return;
  if (reason.trim() === '') throw new RuleError('Write why you do not agree', 'reason');
  const shared = consent.state === 'received';
  await changeConsent(ctx, consent, { state: 'refused', reason, answered_at: ctx.now });
  await settlePromise(ctx, consent);
  await tell(ctx, kase, consent, 'safety_declined', reason);
  const about = 'The second person does not agree to share for safety';
  await makePromise(ctx, { kind: 'look_into', case: kase.id, owner: consent.recorded_by, due: await soon(ctx), about });
  if (shared) await keepTrue(ctx, kase, { narrowed: reason });
}

function refuseOthers(ctx: Ctx, { second_by, type }: Consent) {
  if (type !== 'override' || second_by !== actorId(ctx))
    throw new RuleError('Only the second person who was named can answer this.', 'reason');
}

async function tell(ctx: Ctx, kase: Case, consent: Consent, what: string, words: string) {
  const note = await writeNote(ctx, kase, words.trim());
  await record(ctx, `consent.${what}`, { case: kase.id, consent: consent.id, second: consent.second_by, note });
}

/** What was shared for safety, the newest first: for the Caldicott and information governance lead. */
export async function listOverrides(ctx: Ctx, most = 200): Promise<Consent[]> {
  return ctx.db
    .selectFrom('consents')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('type', '=', 'override')
    .orderBy('recorded_at', 'desc')
    .limit(most)
    .execute();
}

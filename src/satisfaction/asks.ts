// Asking somebody how PALS did: planned when their case is closed, decided again in the moment in which it would go.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, casesByIds } from '../cases/index.ts';
import { publicOrigin } from '../identity/index.ts';
import { endLinks, makeLink } from '../links/index.ts';
import { type LooksAgain, send, stopAbout } from '../outbox/index.ts';
import type { Person } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId, newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { addDays, atLocal, localDate } from '../platform/time.ts';
import { isDrawn, type OfficerReason, type Reason, whyNot } from './asking.rules.ts';
import { factsOf, maybeCaller, wayOf } from './facts.ts';
import { type AskingRule, ruleOfToday } from './rules.ts';
import type { AskState, AskTable } from './tables.ts';

export type Ask = Selectable<AskTable>;

const asks = (ctx: Ctx) => ctx.db.selectFrom('satisfaction_asks').selectAll().where('trust_id', '=', ctx.trust.id);

export async function maybeAskOf(ctx: Ctx, kase: Pick<Case, 'id' | 'holds'>): Promise<Ask | undefined> {
  return mayHold(ctx, kase, 'satisfaction_asks')
    ? asks(ctx).where('case_id', '=', kase.id).executeTakeFirst()
    : undefined;
}

export async function maybeAsk(ctx: Ctx, id: string): Promise<Ask | undefined> {
  return isId(id) ? asks(ctx).where('id', '=', id).executeTakeFirst() : undefined;
}

/** Until the transaction ends nobody else settles it: two tabs that send at once give one answer. */
export async function lockedAsk(ctx: Ctx, id: string): Promise<Ask | undefined> {
  return isId(id) ? asks(ctx).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
}

const caseById = async (ctx: Ctx, id: string): Promise<Case | undefined> => (await casesByIds(ctx, [id])).get(id);

type Change = Partial<Omit<Ask, 'trust_id' | 'id' | 'case_id'>>;

async function change(ctx: Ctx, { id }: Pick<Ask, 'id'>, set: Change) {
  await ctx.db
    .updateTable('satisfaction_asks')
    .set(set)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/** What was decided and not asked yet may be decided anew when a case is closed once more. */
const UNDECIDED: readonly AskState[] = ['waiting', 'not_asked'];

/** A case was closed: the rule says whether they are asked, and in how many days. */
export async function planAsk(ctx: Ctx, caseId: string) {
  const [kase, rule] = await Promise.all([caseById(ctx, caseId), ruleOfToday(ctx)]);
  if (!kase?.closed_at || !rule.asks) return;
  const known = await asks(ctx).where('case_id', '=', kase.id).forUpdate().executeTakeFirst();
  if (known && !UNDECIDED.includes(known.state)) return;
  const reason = await reasonOf(ctx, kase, rule);
  const asks_at = reason ? null : atLocal(addDays(localDate(ctx.now), rule.after_days), '10:00');
  const person = await maybeCaller(ctx, kase);
  const set = {
    ...{ state: reason ? ('not_asked' as const) : ('waiting' as const), reason: reason ?? ('' as const), asks_at },
    ...{ person_id: person?.id ?? null, owner_id: kase.owner_id },
  };
  const id = known?.id ?? (await insertAsk(ctx, kase, set));
  if (known) await change(ctx, known, set);
  if (asks_at) await enqueue(ctx, 'satisfaction.send', { ask: id }, { at: asks_at, key: id });
}

async function reasonOf(ctx: Ctx, kase: Case, rule: AskingRule): Promise<Reason | undefined> {
  return whyNot(await factsOf(ctx, kase, rule)) ?? (isDrawn(kase.id, rule.percent) ? undefined : 'not_drawn');
}

type NewAsk = Pick<Ask, 'state' | 'reason' | 'asks_at' | 'person_id' | 'owner_id'> & Change;

async function insertAsk(ctx: Ctx, kase: Case, set: NewAsk): Promise<string> {
  const id = newId(ctx.now);
  const none = { way: null, sent_at: null, reminded_at: null, ends_at: null, settled_on: null, settled_by: null };
  await ctx.db
    .insertInto('satisfaction_asks')
    .values({ trust_id: ctx.trust.id, id, case_id: kase.id, made_at: ctx.now, ...none, ...set })
    .execute();
  return id;
}

/** Its day has come: everything is looked at once more, and what was so then counts for nothing. */
export async function sendAsk(ctx: Ctx, id: string) {
  const ask = await lockedAsk(ctx, id);
  if (ask?.state !== 'waiting' || !ask.asks_at || ask.asks_at > ctx.now) return;
  const [kase, rule] = await Promise.all([caseById(ctx, ask.case_id), ruleOfToday(ctx)]);
  if (!kase) return;
  if (!rule.asks) return change(ctx, ask, { state: 'not_asked', reason: 'not_drawn', asks_at: null });
  const reason = whyNot(await factsOf(ctx, kase, rule));
  if (reason) return change(ctx, ask, { state: 'not_asked', reason, asks_at: null });
  const person = await maybeCaller(ctx, kase);
  const found = person && (await wayOf(ctx, person));
  if (!person || !found) return change(ctx, ask, { state: 'not_asked', reason: 'no_way', asks_at: null });
  const ends_at = new Date(ctx.now.getTime() + rule.link_days * 86_400_000);
  const asked = { person_id: person.id, way: found.way, ends_at, owner_id: kase.owner_id };
  if (!found.to) return change(ctx, ask, { ...asked, state: 'by_hand' });
  await change(ctx, ask, { ...asked, state: 'sent', sent_at: ctx.now });
  await sendLink(ctx, { ask, kase, person, way: found.way, to: found.to.value, ends: ends_at, again: false });
  await record(ctx, 'satisfaction.asked', { case: kase.id, person: person.id, how: found.way });
  if (rule.remind_days === 0) return;
  const at = new Date(ctx.now.getTime() + rule.remind_days * 86_400_000);
  if (at < ends_at) await enqueue(ctx, 'satisfaction.remind', { ask: id }, { at, key: id });
}

/** Once, and only while all of it still holds. */
export async function remindOf(ctx: Ctx, id: string) {
  const ask = await lockedAsk(ctx, id);
  const kase = ask && (await caseById(ctx, ask.case_id));
  if (!ask || !kase || ask.state !== 'sent' || ask.reminded_at || !ask.ends_at || ask.ends_at <= ctx.now) return;
  const rule = await ruleOfToday(ctx);
  const reason = rule.asks ? whyNot(await factsOf(ctx, kase, rule)) : 'not_drawn';
  if (reason) return endAsk(ctx, ask, reason);
  const person = await maybeCaller(ctx, kase);
  const found = person && (await wayOf(ctx, person));
  if (!person || !found?.to) return;
  await endLinks(ctx, ask.id, 'replaced');
  await sendLink(ctx, { ask, kase, person, way: found.way, to: found.to.value, ends: ask.ends_at, again: true });
  await change(ctx, ask, { reminded_at: ctx.now });
}

type Sending = {
  ask: Ask;
  kase: Case;
  person: Person;
  way: 'email' | 'text';
  to: string;
  ends: Date;
  again: boolean;
};

async function sendLink(ctx: Ctx, { ask, kase, person, way, to, ends, again }: Sending) {
  const about = { kind: 'satisfaction' as const, about: ask.id, case: kase.id, to: { name: '', email: '' } };
  const { path } = await makeLink(ctx, { ...about, ends, code: false });
  const large = person.needs.includes('large_print') ? '?format=large' : '';
  const called = person.call_me || person.name;
  await send(ctx, {
    ...{ channel: way, to, subject: 'From PALS: how did we do?', secret: `${await publicOrigin(ctx)}${path}${large}` },
    body: way === 'text' ? textWords(ctx) : mailWords(ctx, called, again),
    ...{ about: { kind: 'satisfaction', id: ask.id }, case: kase.id, person: person.id, held: false, automatic: true },
  });
}

const textWords = (ctx: Ctx) =>
  `Hello from PALS at ${ctx.trust.shortName}. How did we do? 5 short questions: [[secret]]`;

function mailWords(ctx: Ctx, called: string, again: boolean): string {
  return [
    `Dear ${called},`,
    `You were in touch with PALS not long ago. Would you tell us how we did?${again ? ' We ask you this once more, and then no more.' : ''}`,
    'It is 5 short questions. You do not have to answer. It changes nothing about how we help you, or about your care.',
    '[[secret]]',
    'Your answer is kept apart from what you told us. Only the manager of PALS reads what you write.',
    `PALS at ${ctx.trust.name}`,
  ].join('\n\n');
}

/** It stops, whatever was on its way: nobody is asked, and the link leads nowhere. */
async function endAsk(ctx: Ctx, ask: Ask, reason: Reason, by: 'rule' | 'person' = 'rule') {
  const settled = { settled_on: localDate(ctx.now), settled_by: ctx.actor.id, asks_at: null };
  await change(ctx, ask, { ...settled, state: by === 'rule' ? 'not_asked' : 'stopped', reason });
  await stopAbout(ctx, 'satisfaction', ask.id);
  await endLinks(ctx, ask.id, 'recalled');
}

/** What does not end an asking that has begun: the case goes on, and they are asked this once. */
const SETTLED = { open_again: false, lately: false } as const;

/** Whether the page of the link may still be shown: bereaved, unsafe, a complaint since, and it stops. */
export async function stillAsked(ctx: Ctx, ask: Ask): Promise<boolean> {
  const kase = await caseById(ctx, ask.case_id);
  if (!kase || ask.state !== 'sent') return false;
  const facts = await factsOf(ctx, kase, await ruleOfToday(ctx));
  return whyNot({ ...facts, ...SETTLED, no_way: false }) === undefined;
}

/** Something happened in the case while it was on its way: looked at at once, so that no reminder and no page goes on. */
export async function lookAgain(ctx: Ctx, caseId: string) {
  const ask = await asks(ctx)
    .where('case_id', '=', caseId)
    .where('state', 'in', ['sent', 'by_hand'])
    .executeTakeFirst();
  const kase = ask && (await caseById(ctx, caseId));
  if (!ask || !kase) return;
  const reason = whyNot({ ...(await factsOf(ctx, kase, await ruleOfToday(ctx))), ...SETTLED });
  if (reason) await endAsk(ctx, ask, reason);
}

/**
 * An officer says that they are not to be asked, with the reason. Also of a case that is not closed yet, and of one whose
 * answer is there already: it reads the same, so that nobody finds out who answered.
 */
export async function stopAsking(ctx: Ctx, kase: Case, reason: OfficerReason) {
  const known = await asks(ctx).where('case_id', '=', kase.id).forUpdate().executeTakeFirst();
  if (known?.state === 'stopped') return;
  if (known) await endAsk(ctx, known, reason, 'person');
  else {
    const person = await maybeCaller(ctx, kase);
    const by = { settled_on: localDate(ctx.now), settled_by: actorId(ctx), owner_id: kase.owner_id };
    await insertAsk(ctx, kase, { state: 'stopped', reason, asks_at: null, person_id: person?.id ?? null, ...by });
  }
  await record(ctx, 'satisfaction.stopped', { case: kase.id, reason });
}

/** The officer was wrong: the rule decides as for everybody. What has gone out already stays stopped. */
export async function letRuleDecide(ctx: Ctx, kase: Case) {
  const known = await asks(ctx).where('case_id', '=', kase.id).forUpdate().executeTakeFirst();
  if (known?.state !== 'stopped' || known.sent_at || known.settled_by === null) return;
  await change(ctx, known, { state: 'not_asked', reason: 'not_drawn', settled_on: null, settled_by: null });
  await record(ctx, 'satisfaction.stop_lifted', { case: kase.id });
  if (kase.closed_at) await planAsk(ctx, kase.id);
}

/** Whoever came by the link does not want to answer, and is never asked again. A second press changes nothing. */
export async function refuseAsk(ctx: Ctx, ask: Ask) {
  if (ask.state === 'sent' || ask.state === 'by_hand') await endAsk(ctx, ask, 'asked_not_to', 'person');
}

/** It was answered: what was answered stands nowhere near. */
export async function settleAnswered(ctx: Ctx, ask: Ask, by: string | null) {
  await change(ctx, ask, {
    ...{ state: 'answered', sent_at: ask.sent_at ?? ctx.now, settled_on: localDate(ctx.now), settled_by: by },
  });
  await stopAbout(ctx, 'satisfaction', ask.id);
}

/** Who waits for a colleague to ask them, by phone or on paper. Whoever dealt with it sees it, and does not ask. */
export async function listByHand(ctx: Ctx): Promise<Ask[]> {
  return asks(ctx).where('state', '=', 'by_hand').orderBy('asks_at').orderBy('id').limit(200).execute();
}

/** To be asked by this colleague now. @throws NotFound. @throws RuleError they dealt with it; it must not be asked any more */
export async function askByHand(
  ctx: Ctx,
  id: string,
  find = maybeAsk,
): Promise<{ ask: Ask; kase: Case; person: Person }> {
  const ask = await find(ctx, id);
  const kase = ask && (await caseById(ctx, ask.case_id));
  const person = kase && (await maybeCaller(ctx, kase));
  if (!ask || !kase || !person || ask.state !== 'by_hand') throw new NotFound('This question');
  return { ask, kase, person };
}

/** Everything is looked at again before somebody is rung. @throws RuleError why not */
export async function refuseByHand(ctx: Ctx, { ask, kase }: { ask: Ask; kase: Case }) {
  if (ask.owner_id === ctx.actor.id || kase.owner_id === ctx.actor.id)
    throw new RuleError('You dealt with this yourself. Ask a colleague to ask them.');
  if (!(await mayAskByHand(ctx, kase))) throw new RuleError('They are not to be asked any more.');
}

/** Much of it happens in no event of this case: on the page of a person, in another case of theirs. */
export async function mayAskByHand(ctx: Ctx, kase: Case): Promise<boolean> {
  return whyNot(await factsOf(ctx, kase, await ruleOfToday(ctx))) === undefined;
}

/** It may have waited for hours until a server took it: by then somebody may have died. */
export const looksAgain: LooksAgain = {
  kind: 'satisfaction',
  mayGo: async (ctx, { about_id }) => {
    const ask = await maybeAsk(ctx, about_id);
    if (ask) await lookAgain(ctx, ask.case_id);
    return (await maybeAsk(ctx, about_id))?.state === 'sent';
  },
};

/** The time to answer is over. */
export async function expireAsks(ctx: Ctx) {
  await ctx.db
    .updateTable('satisfaction_asks')
    .set({ state: 'expired', settled_on: localDate(ctx.now) })
    .where('trust_id', '=', ctx.trust.id)
    .where('state', 'in', ['sent', 'by_hand'])
    .where('ends_at', '<=', ctx.now)
    .execute();
}

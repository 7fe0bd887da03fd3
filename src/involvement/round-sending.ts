// A round as it is looked at and sent: to whom, by which way, once.
import { record } from '../audit/index.ts';
import { NOBODY_TODAY, peopleQuietToday } from '../cases/index.ts';
import { maybeParcel } from '../letters/index.ts';
import { canSend, send } from '../outbox/index.ts';
import { calledName, listWays } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { hashOf, newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { listComings } from './comings.ts';
import { cancelEvent, findEvent, settleNewTime } from './events.ts';
import { newKey } from './keys.ts';
import { listInterested, type Member } from './members.ts';
import { roundOf } from './messages.rules.ts';
import { keepOutcomeWords, maybeOutcomeOf, whoTookPart } from './outcomes.ts';
import { endInviting } from './round-changing.ts';
import { type Goes, goesTo, INVITING, isExpected, ROUND_WORDS } from './rounds.rules.ts';
import { changeTold, lockRounds, type Round, type RoundTo, roundsOf, settleRound } from './rounds.ts';
import { listSignUps } from './sign-ups.ts';
import { toldBefore } from './told-before.ts';

type Line = { member: Member; goes: Goes };
/**
 * What will go to whom; `key` is all of it in one word, so that nothing goes that was not seen like this, nor twice.
 * `waiting`: how many have it in a round after this one.
 */
export type Seen = { lines: Line[]; waiting: number; words: string; key: string };

/** News of one round goes out in one transaction. */
const MOST_NEWS = 1_000;

/** @throws RuleError nothing is written, or nobody is there to be told */
export async function seeRound(ctx: Ctx, to: RoundTo, typed: string): Promise<Seen> {
  const words = typed.trim();
  if (words === '') throw new RuleError('Write what they will read', 'words');
  const all = onePerPerson(await audience(ctx, to));
  const members = to.kind === 'news' ? all.slice(0, MOST_NEWS) : all;
  const ids = members.map(({ person }) => person.id);
  const [ways, quiet] = await Promise.all([listWays(ctx, ids), peopleQuietToday(ctx, ids)]);
  const lines = members.map((member) => ({
    member,
    goes: goesTo(
      to.kind,
      { ...member, quiet: quiet.has(member.person.id) ? NOBODY_TODAY : '' },
      ways.filter(({ person_id }) => person_id === member.person.id),
      (way) => canSend(ctx, way),
    ),
  }));
  const shown = lines.map(({ member, goes }) => [member.id, goes.how, 'to' in goes ? goes.to : '']);
  const before = [to.event?.version, (await maybeLast(ctx, to))?.id];
  const key = hashOf(JSON.stringify([to.kind, words, shown, before])).toString('base64url');
  return { lines, waiting: all.length - members.length, words, key };
}

/** The last round of this kind, of the same event. */
async function maybeLast(ctx: Ctx, { kind, opportunity, event }: RoundTo): Promise<Round | undefined> {
  return roundsOf(ctx)
    .where('opportunity_id', '=', opportunity.id)
    .where('event_id', event ? '=' : 'is', event?.id ?? null)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

async function audience(ctx: Ctx, to: RoundTo): Promise<Member[]> {
  const { kind, opportunity, event } = to;
  if (kind === 'news') {
    const [interested, signed, told] = await Promise.all([
      listInterested(ctx, opportunity.kind),
      listSignUps(ctx, opportunity),
      toldBefore(ctx, to),
    ]);
    const known = new Set([...signed.map(({ member }) => member.person.id), ...told]);
    return interested.filter(({ person }) => !known.has(person.id));
  }
  if (kind === 'outcome') return whoTookPart(ctx, opportunity, event);
  const comings = event ? await listComings(ctx, event) : [];
  return comings.filter(({ state }) => isExpected(state)).map(({ member }) => member);
}

/** Two records of one person that were merged are written to once. */
function onePerPerson(members: readonly Member[]): Member[] {
  const seen = new Map<string, Member>();
  for (const member of members) if (!seen.has(member.person.id)) seen.set(member.person.id, member);
  return [...seen.values()];
}

/**
 * On its way, each by their own way; whoever is to be told by hand is promised it. Nothing goes that was not seen like this.
 * A second press is one. @throws RuleError it is not as it was seen
 */
export async function sendRound(
  ctx: Ctx,
  asked: RoundTo,
  { typed, key, origin }: { typed: string; key: string; origin: string },
) {
  await lockRounds(ctx, asked.opportunity);
  const to = asked.event ? { ...asked, event: await findEvent(ctx, asked.event.id) } : asked;
  if (await wasPressed(ctx, to, typed.trim())) return;
  if (to.kind === 'cancellation' && to.event?.state === 'cancelled') return;
  const outcome = to.kind === 'outcome' ? await maybeOutcomeOf(ctx, to.opportunity, to.event) : undefined;
  if (outcome?.told_at || (outcome && outcome.words !== '')) return;
  const seen = await seeRound(ctx, to, typed);
  if (seen.key !== key) throw new RuleError('Look at it below first: this is what goes out now, and to whom', 'seen');
  const lines = seen.lines.filter(({ goes }) => goes.how !== 'not');
  if (lines.length === 0 && to.kind !== 'cancellation' && to.kind !== 'outcome')
    throw new RuleError('Nobody is there to be told just now', 'words');
  const round = newId(ctx.now);
  await ctx.db
    .insertInto('involvement_rounds')
    .values({
      ...{ trust_id: ctx.trust.id, id: round, kind: to.kind, opportunity_id: to.opportunity.id },
      ...{
        event_id: to.event?.id ?? null,
        words: seen.words,
        promise_id: null,
        made_by: actorId(ctx),
        made_at: ctx.now,
      },
    })
    .execute();
  for (const line of lines) await tellOne(ctx, to, { round, line, words: seen.words, origin });
  await record(ctx, 'involvement.round_sent', {
    opportunity: to.opportunity.id,
    round,
    kind: to.kind,
    many: lines.length,
  });
  if (to.event && to.kind === 'cancellation') {
    await cancelEvent(ctx, to.event);
    await endInviting(ctx, to.event);
  }
  if (to.event && INVITING.includes(to.kind)) await settleNewTime(ctx, to.event, true);
  if (outcome) await keepOutcomeWords(ctx, outcome, seen.words);
  await settleRound(ctx, round);
}

/** The same words went from the same colleague in this moment. */
async function wasPressed(ctx: Ctx, to: RoundTo, words: string): Promise<boolean> {
  const since = await sincePress(ctx, 'involvement round');
  const last = await maybeLast(ctx, to);
  return last !== undefined && last.made_at >= since && last.words === words && last.made_by === ctx.actor.id;
}

type One = { round: string; line: Line; words: string; origin: string };

async function tellOne(ctx: Ctx, to: RoundTo, { round, line: { member, goes }, words, origin }: One) {
  if (goes.how === 'not') return;
  const mail = await maybeMail(ctx, to, { member, goes, words });
  const id = newId(ctx.now);
  const row = { trust_id: ctx.trust.id, id, round_id: round, member_id: member.id, person_id: member.person_id };
  const told = { how: mail?.channel ?? ('by_hand' as const), told_at: mail ? ctx.now : null };
  await ctx.db
    .insertInto('involvement_told')
    .values({ ...row, ...told, told_by: mail ? ctx.actor.id : null, message_id: null })
    .execute();
  if (!mail) return;
  const { id: message } = await send(ctx, {
    ...{ ...mail, held: true, person: member.person.id },
    ...{ about: { kind: 'involvement', id }, secret: `${origin}/get-involved/stop/${await newKey(ctx, member)}` },
  });
  await changeTold(ctx, id, { message_id: message });
}

/** As it goes; undefined: by hand, also where a letter cannot be posted as it is. */
async function maybeMail(ctx: Ctx, { kind }: RoundTo, { member: { person }, goes, words }: Line & { words: string }) {
  if (!('to' in goes)) return undefined;
  const { how: channel, to } = goes;
  const { subject } = ROUND_WORDS[kind];
  const mail = roundOf({ channel, called: calledName(person), words, trust: ctx.trust.name, subject });
  return maybeParcel(ctx, { channel, to, person, reference: PAPER_REFERENCE, ...mail });
}

/** Of no case: what people say when they call about it. */
const PAPER_REFERENCE = 'Get involved';

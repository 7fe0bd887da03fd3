// The same words to several: looked at before they go, each by their own way; and who has them.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue, withinTheHour } from '../calendar/index.ts';
import { cancelPromise, keepPromise, makePromise, maybePromise, TELL_BY_HAND } from '../cases/index.ts';
import { maybeParcel } from '../letters/index.ts';
import {
  canSend,
  fateWords,
  forgetAbout,
  type LooksAgain,
  listAbout,
  type Outgoing,
  send,
  stopAbout,
  type TakesBack,
} from '../outbox/index.ts';
import { calledName, listWays } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { hashOf, isId, newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { listComings } from './comings.ts';
import {
  cancelEvent,
  changeEvent,
  type EventDetails,
  eventsByIds,
  findEvent,
  type InvolvementEvent,
  promiseNewTime,
  settleNewTime,
} from './events.ts';
import { newKey } from './keys.ts';
import { listInterested, type Member, membersByIds } from './members.ts';
import { roundOf } from './messages.rules.ts';
import { findOpportunity, listOpportunities, type Opportunity } from './opportunities.ts';
import { keepOutcomeWords, maybeOutcomeOf, oweOutcome, reopenOutcome, settleOutcome, whoTookPart } from './outcomes.ts';
import { type Goes, goesTo, INVITING, ROUND_WORDS, stillHolds } from './rounds.rules.ts';
import { listSignUps } from './sign-ups.ts';
import type { RoundKind, RoundTable, ToldTable } from './tables.ts';
import { toldBefore } from './told-before.ts';

export type Round = Selectable<RoundTable>;
type ToldRow = Selectable<ToldTable>;
/** `waits`: nobody has told them yet, and somebody is to. */
export type Told = ToldRow & { member: Member | undefined; fate: string; waits: boolean };
export type RoundTo = { kind: RoundKind; opportunity: Opportunity; event: InvolvementEvent | undefined };
type Line = { member: Member; goes: Goes };
/**
 * What will go to whom; `key` is all of it in one word, so that nothing goes that was not seen like this, nor twice.
 * `waiting`: how many have it in a round after this one.
 */
export type Seen = { lines: Line[]; waiting: number; words: string; key: string };

/** News of one round goes out in one transaction. */
const MOST_NEWS = 1_000;

const roundsOf = (ctx: Ctx) => ctx.db.selectFrom('involvement_rounds').selectAll().where('trust_id', '=', ctx.trust.id);
const toldOf = (ctx: Ctx) => ctx.db.selectFrom('involvement_told').selectAll().where('trust_id', '=', ctx.trust.id);

/** @throws RuleError nothing is written, or nobody is there to be told */
export async function seeRound(ctx: Ctx, to: RoundTo, typed: string): Promise<Seen> {
  const words = typed.trim();
  if (words === '') throw new RuleError('Write what they will read', 'words');
  const all = onePerPerson(await audience(ctx, to));
  const members = to.kind === 'news' ? all.slice(0, MOST_NEWS) : all;
  const ways = await listWays(
    ctx,
    members.map(({ person }) => person.id),
  );
  const lines = members.map((member) => ({
    member,
    goes: goesTo(
      to.kind,
      member,
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

/** Gives whether somebody is to hear of a new day or place. @throws RuleError as changeEvent */
export async function changeAndTell(
  ctx: Ctx,
  opportunity: Opportunity,
  event: InvolvementEvent,
  { details, version }: { details: EventDetails; version: number },
): Promise<boolean> {
  await lockRounds(ctx, opportunity);
  if (!(await changeEvent(ctx, event, details, version))) return false;
  const invited = new Set((await endInviting(ctx, event)).map(({ member_id }) => member_id));
  const comings = await listComings(ctx, event);
  if (!comings.some(({ state, member }) => isExpected(state) && invited.has(member.id))) return false;
  await promiseNewTime(ctx, event);
  return true;
}

const isExpected = (state: string): boolean => state === 'asked' || state === 'coming';

/** What says when and where it is, and is so no more: nothing of it goes, and nobody tells it. Gives whom it was for. */
async function endInviting(ctx: Ctx, event: Pick<InvolvementEvent, 'id'>): Promise<ToldRow[]> {
  const rounds = (await roundsOf(ctx).where('event_id', '=', event.id).execute()).filter(({ kind }) =>
    INVITING.includes(kind),
  );
  if (rounds.length === 0) return [];
  const ids = rounds.map(({ id }) => id);
  const rows = await toldOf(ctx).where('round_id', 'in', ids).orderBy('id').execute();
  for (const { id, message_id } of rows) if (message_id) await stopAbout(ctx, 'involvement', id);
  const about = rows.map(({ id }) => id);
  const stopped = (await listAbout(ctx, 'involvement', about)).filter(({ state }) => state === 'stopped');
  for (const { id, message_id } of rows)
    if (stopped.some((message) => message.id === message_id)) await changeTold(ctx, id, UNTOLD);
  for (const id of ids) await settleRound(ctx, id);
  return rows;
}

/** It is open, or is not any more: whether those who are told of it by hand wait for that follows. */
export async function settleNews(ctx: Ctx, opportunity: Pick<Opportunity, 'id'>) {
  const rounds = await roundsOf(ctx).where('opportunity_id', '=', opportunity.id).where('kind', '=', 'news').execute();
  for (const { id } of rounds) await settleRound(ctx, id);
}

const lockRounds = (ctx: Ctx, { id }: Opportunity) =>
  sql`select pg_advisory_xact_lock(hashtext(${`involvement round:${ctx.trust.id}:${id}`}))`.execute(ctx.db);

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

async function changeTold(ctx: Ctx, id: string, to: Partial<ToldRow>) {
  await ctx.db
    .updateTable('involvement_told')
    .set(to)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/** Where nobody waits to be told by hand any more, what was promised of it is kept; else it is promised. */
async function settleRound(ctx: Ctx, id: string) {
  const round = await roundsOf(ctx).where('id', '=', id).executeTakeFirst();
  if (!round) return;
  const told = (await withTold(ctx, [round])).flatMap((line) => line.told);
  const open = told.filter(({ waits }) => waits);
  const opportunity = await findOpportunity(ctx, round.opportunity_id);
  const event = round.event_id ? await findEvent(ctx, round.event_id) : undefined;
  const outcome = round.kind === 'outcome' ? await maybeOutcomeOf(ctx, opportunity, event) : undefined;
  if (open.length === 0) {
    const promise = round.promise_id ? await maybePromise(ctx, round.promise_id) : undefined;
    const isTold = told.every(({ told_at }) => told_at !== null);
    if (promise?.state === 'open') await (isTold ? keepPromise(ctx, promise) : cancelPromise(ctx, promise));
    if (outcome) await settleOutcome(ctx, outcome);
    // Whoever was marked as having come while others waited is not in this round.
    if (outcome) await oweOutcome(ctx, opportunity, event);
    return;
  }
  const held = await maybePromise(ctx, outcome ? outcome.promise_id : (round.promise_id ?? ''));
  if (held?.state === 'open') return;
  const { hours } = await loadCalendar(ctx);
  const soon = round.kind === 'cancellation' || round.kind === 'changed';
  const promise = await makePromise(ctx, {
    ...{ kind: 'look_into', about: `${TELL_BY_HAND}${opportunity.title}`, owner: round.made_by },
    due: soon ? withinTheHour(ctx.now, hours) : targetDue(ctx.now, { amount: 2, unit: 'working_days' }, hours),
  });
  if (outcome) await reopenOutcome(ctx, outcome, promise.id);
  else
    await ctx.db
      .updateTable('involvement_rounds')
      .set({ promise_id: promise.id })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', id)
      .execute();
}

/** An officer has told them. A second press changes nothing. @throws NotFound */
export async function noteTold(ctx: Ctx, id: string) {
  const row = isId(id) ? await toldOf(ctx).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw new NotFound('This person');
  if (!row.told_at) {
    await changeTold(ctx, id, { told_at: ctx.now, told_by: actorId(ctx) });
    await record(ctx, 'involvement.told', { person: row.person_id, round: row.round_id, how: row.how });
    await settleRound(ctx, row.round_id);
  }
  return row;
}

export type RoundTold = { round: Round; told: Told[] };

/** Of an opportunity, the newest first, each with who has it. */
export async function listRoundsOf(ctx: Ctx, { id }: Pick<Opportunity, 'id'>): Promise<RoundTold[]> {
  return withTold(
    ctx,
    await roundsOf(ctx).where('opportunity_id', '=', id).orderBy('made_at', 'desc').limit(50).execute(),
  );
}

/** Those in which somebody waits to be told by hand. */
export async function listWaitingRounds(ctx: Ctx): Promise<RoundTold[]> {
  const open = await toldOf(ctx).where('told_at', 'is', null).limit(500).execute();
  const ids = [...new Set(open.map(({ round_id }) => round_id))];
  if (ids.length === 0) return [];
  const rounds = await withTold(ctx, await roundsOf(ctx).where('id', 'in', ids).orderBy('made_at').execute());
  return rounds.filter(({ told }) => told.some(isWaiting));
}

export const isWaiting = ({ waits, member }: Told): boolean => waits && member !== undefined;

async function withTold(ctx: Ctx, rounds: readonly Round[]): Promise<RoundTold[]> {
  if (rounds.length === 0) return [];
  const ids = rounds.map(({ id }) => id);
  const rows = await toldOf(ctx).where('round_id', 'in', ids).orderBy('id').execute();
  const [members, opportunities, events, sent] = await Promise.all([
    membersByIds(
      ctx,
      rows.map(({ member_id }) => member_id),
    ),
    listOpportunities(ctx),
    eventsByIds(
      ctx,
      rounds.flatMap(({ event_id }) => event_id ?? []),
    ),
    listAbout(
      ctx,
      'involvement',
      rows.map(({ id }) => id),
    ),
  ]);
  const toldIn = (round: Round, row: ToldRow): Told => {
    const member = members.get(row.member_id);
    const opportunity = opportunities.find(({ id }) => id === round.opportunity_id) ?? { state: 'closed' as const };
    const holds = stillHolds({ round, opportunity, event: events.get(round.event_id ?? ''), member });
    const message = sent.find(({ id }) => id === row.message_id);
    return { ...row, member, waits: row.told_at === null && holds, fate: fateOf(message, ctx.now) };
  };
  return rounds.map((round) => ({
    round,
    told: rows.filter(({ round_id }) => round_id === round.id).map((row) => toldIn(round, row)),
  }));
}

/** They stop: what is on its way to them does not go, where anything went is deleted, and nobody tells them by hand. */
export async function stopTelling(ctx: Ctx, member: { id: string }) {
  const rows = await toldOf(ctx).where('member_id', '=', member.id).execute();
  await forgetAbout(ctx, 'involvement', [member.id, ...rows.map(({ id }) => id)]);
  for (const { round_id, told_at } of rows) if (!told_at) await settleRound(ctx, round_id);
}

const UNTOLD = { how: 'by_hand', told_at: null, told_by: null } as const;

/**
 * In the moment in which it would go: mail may have been down until the event was cancelled, or over. What is of no round
 * is the answer to a sign-up.
 */
export const looksAgain: LooksAgain = {
  kind: 'involvement',
  mayGo: async (ctx, { about_id }) => {
    const row = await toldOf(ctx).where('id', '=', about_id).forUpdate().executeTakeFirst();
    const round = row && (await roundsOf(ctx).where('id', '=', row.round_id).executeTakeFirst());
    if (!round) return true;
    const [opportunity, event, members] = await Promise.all([
      findOpportunity(ctx, round.opportunity_id),
      round.event_id ? findEvent(ctx, round.event_id) : undefined,
      membersByIds(ctx, [row.member_id]),
    ]);
    if (stillHolds({ round, opportunity, event, member: members.get(row.member_id) }))
      return !event || !INVITING.includes(round.kind) || event.starts_at > ctx.now;
    await changeTold(ctx, row.id, UNTOLD);
    return false;
  },
};

/** Taken back, refused or lost: they have not been told. Somebody tells them another way. */
async function notTold(ctx: Ctx, { about_id }: Pick<Outgoing, 'about_id'>): Promise<string | undefined> {
  const row = await toldOf(ctx).where('id', '=', about_id).forUpdate().executeTakeFirst();
  if (!row?.told_at || row.how === 'by_hand') return undefined;
  await changeTold(ctx, row.id, UNTOLD);
  await settleRound(ctx, row.round_id);
  const round = await roundsOf(ctx).where('id', '=', row.round_id).executeTakeFirst();
  return round && `/desk/involvement/opportunities/${round.opportunity_id}`;
}

export const takesBack: TakesBack = {
  kind: 'involvement',
  takeBack: notTold,
  whenLost: async (ctx, message) => {
    await notTold(ctx, message);
  },
};

const fateOf = (sent: Outgoing | undefined, now: Date): string => (sent ? fateWords(sent, now) : 'sent.');

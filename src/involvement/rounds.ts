// The same words to several: looked at before they go, each by their own way; and who has them.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue, withinTheHour } from '../calendar/index.ts';
import { keepPromise, makePromise, maybePromise, TELL_BY_HAND } from '../cases/index.ts';
import { maybeParcel } from '../letters/index.ts';
import { canSend, fateWords, forgetAbout, listAbout, type Outgoing, send, type TakesBack } from '../outbox/index.ts';
import { calledName, listWays } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { hashOf, isId, newId } from '../platform/ids.ts';
import { listComings } from './comings.ts';
import { cancelEvent, findEvent, type InvolvementEvent } from './events.ts';
import { newKey } from './keys.ts';
import { listInterested, type Member, mayBeTold, membersByIds } from './members.ts';
import { roundOf } from './messages.rules.ts';
import { findOpportunity, type Opportunity } from './opportunities.ts';
import { keepOutcomeWords, maybeOutcomeOf, oweOutcome, reopenOutcome, settleOutcome, whoTookPart } from './outcomes.ts';
import { type Goes, goesTo, ROUND_WORDS } from './rounds.rules.ts';
import { listSignUps } from './sign-ups.ts';
import type { RoundKind, RoundTable, ToldTable } from './tables.ts';
import { toldBefore } from './told-before.ts';

export type Round = Selectable<RoundTable>;
type ToldRow = Selectable<ToldTable>;
export type Told = ToldRow & { member: Member | undefined; fate: string };
export type RoundTo = { kind: RoundKind; opportunity: Opportunity; event: InvolvementEvent | undefined };
type Line = { member: Member; goes: Goes };
/**
 * What will go to whom; `key` is all of it in one word, so that nothing goes that was not seen like this. `waiting`: how
 * many have it in a round after this one.
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
  const key = hashOf(JSON.stringify([to.kind, words, shown])).toString('base64url');
  return { lines, waiting: all.length - members.length, words, key };
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
  return comings.filter(({ state }) => state === 'asked' || state === 'coming').map(({ member }) => member);
}

/** Two records of one person that were merged are written to once. */
function onePerPerson(members: readonly Member[]): Member[] {
  const seen = new Map<string, Member>();
  for (const member of members) if (!seen.has(member.person.id)) seen.set(member.person.id, member);
  return [...seen.values()];
}

/**
 * On its way, each by their own way; whoever is to be told by hand is promised it. Nothing goes that was not seen like this.
 * @throws RuleError it is not as it was seen
 */
export async function sendRound(
  ctx: Ctx,
  to: RoundTo,
  { typed, key, origin }: { typed: string; key: string; origin: string },
) {
  await lockRounds(ctx, to.opportunity);
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
  if (to.kind === 'cancellation' && to.event) await cancelEvent(ctx, to.event);
  if (outcome) await keepOutcomeWords(ctx, outcome, seen.words);
  await settleRound(ctx, round);
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
  const open = await listOpenTold(ctx, id);
  const opportunity = await findOpportunity(ctx, round.opportunity_id);
  const event = round.event_id ? await findEvent(ctx, round.event_id) : undefined;
  const outcome = round.kind === 'outcome' ? await maybeOutcomeOf(ctx, opportunity, event) : undefined;
  if (open.length === 0) {
    const promise = round.promise_id ? await maybePromise(ctx, round.promise_id) : undefined;
    if (promise?.state === 'open') await keepPromise(ctx, promise);
    if (outcome) await settleOutcome(ctx, outcome);
    // Whoever was marked as having come while others waited is not in this round.
    if (outcome) await oweOutcome(ctx, opportunity, event);
    return;
  }
  const held = await maybePromise(ctx, outcome ? outcome.promise_id : (round.promise_id ?? ''));
  if (held?.state === 'open') return;
  const { hours } = await loadCalendar(ctx);
  const soon = round.kind === 'cancellation';
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

/** To be told by hand, and not told yet; those who have stopped are not. */
async function listOpenTold(ctx: Ctx, round: string): Promise<ToldRow[]> {
  const rows = await toldOf(ctx).where('round_id', '=', round).where('told_at', 'is', null).execute();
  const members = await membersByIds(
    ctx,
    rows.map(({ member_id }) => member_id),
  );
  return rows.filter(({ member_id }) => {
    const member = members.get(member_id);
    return member === undefined || mayBeTold(member);
  });
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

export const isWaiting = ({ told_at, member }: Told): boolean =>
  told_at === null && member !== undefined && mayBeTold(member);

async function withTold(ctx: Ctx, rounds: readonly Round[]): Promise<RoundTold[]> {
  if (rounds.length === 0) return [];
  const ids = rounds.map(({ id }) => id);
  const rows = await toldOf(ctx).where('round_id', 'in', ids).orderBy('id').execute();
  const [members, sent] = await Promise.all([
    membersByIds(
      ctx,
      rows.map(({ member_id }) => member_id),
    ),
    listAbout(
      ctx,
      'involvement',
      rows.map(({ id }) => id),
    ),
  ]);
  return rounds.map((round) => ({
    round,
    told: rows
      .filter(({ round_id }) => round_id === round.id)
      .map((row) => ({
        ...row,
        member: members.get(row.member_id),
        fate: fateOf(
          sent.find(({ id }) => id === row.message_id),
          ctx.now,
        ),
      })),
  }));
}

/** They stop: what is on its way to them does not go, where anything went is deleted, and nobody tells them by hand. */
export async function stopTelling(ctx: Ctx, member: { id: string }) {
  const rows = await toldOf(ctx).where('member_id', '=', member.id).execute();
  await forgetAbout(ctx, 'involvement', [member.id, ...rows.map(({ id }) => id)]);
  for (const { round_id, told_at } of rows) if (!told_at) await settleRound(ctx, round_id);
}

/** Taken back, refused or lost: they have not been told. Somebody tells them another way. */
async function notTold(ctx: Ctx, { about_id }: Pick<Outgoing, 'about_id'>): Promise<string | undefined> {
  const row = await toldOf(ctx).where('id', '=', about_id).forUpdate().executeTakeFirst();
  if (!row?.told_at || row.how === 'by_hand') return undefined;
  await changeTold(ctx, row.id, { how: 'by_hand', told_at: null, told_by: null });
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

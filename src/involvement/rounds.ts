// The same words to several: who has them, who waits to be told by hand, and what was promised of it.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue, withinTheHour } from '../calendar/index.ts';
import {
  cancelPromise,
  keepPromise,
  makePromise,
  maybePromise,
  NOBODY_TODAY,
  peopleQuietToday,
  TELL_BY_HAND,
} from '../cases/index.ts';
import { fateWords, forgetAbout, listAbout, type Outgoing } from '../outbox/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { eventsByIds, findEvent, type InvolvementEvent } from './events.ts';
import { type Member, membersByIds } from './members.ts';
import { findOpportunity, listOpportunities, type Opportunity } from './opportunities.ts';
import { maybeOutcomeOf, oweOutcome, reopenOutcome, settleOutcome } from './outcomes.ts';
import { stillHolds } from './rounds.rules.ts';
import type { RoundKind, RoundTable, ToldTable } from './tables.ts';

/** One round of an opportunity after the other, and none while its event changes. */
export const lockRounds = (ctx: Ctx, { id }: Opportunity) =>
  sql`select pg_advisory_xact_lock(hashtext(${`involvement round:${ctx.trust.id}:${id}`}))`.execute(ctx.db);

export type Round = Selectable<RoundTable>;
export type ToldRow = Selectable<ToldTable>;
/** `waits`: nobody has told them yet, and somebody is to; `quiet`: why not today; empty on other days. */
export type Told = ToldRow & { member: Member | undefined; fate: string; waits: boolean; quiet: string };
export type RoundTo = { kind: RoundKind; opportunity: Opportunity; event: InvolvementEvent | undefined };
/** For what is sent, changed and asked again: not for pages. */
export const roundsOf = (ctx: Ctx) =>
  ctx.db.selectFrom('involvement_rounds').selectAll().where('trust_id', '=', ctx.trust.id);
export const toldOf = (ctx: Ctx) =>
  ctx.db.selectFrom('involvement_told').selectAll().where('trust_id', '=', ctx.trust.id);

/** It is open, or is not any more: whether those who are told of it by hand wait for that follows. */
export async function settleNews(ctx: Ctx, opportunity: Pick<Opportunity, 'id'>) {
  const rounds = await roundsOf(ctx).where('opportunity_id', '=', opportunity.id).where('kind', '=', 'news').execute();
  for (const { id } of rounds) await settleRound(ctx, id);
}

export async function changeTold(ctx: Ctx, id: string, to: Partial<ToldRow>) {
  await ctx.db
    .updateTable('involvement_told')
    .set(to)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/** Where nobody waits to be told by hand any more, what was promised of it is kept; else it is promised. */
export async function settleRound(ctx: Ctx, id: string) {
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
  const untold = rows.flatMap(({ told_at, member_id }) => (told_at ? [] : (members.get(member_id)?.person.id ?? [])));
  const quiet = await peopleQuietToday(ctx, untold);
  const toldIn = (round: Round, row: ToldRow): Told => {
    const member = members.get(row.member_id);
    const opportunity = opportunities.find(({ id }) => id === round.opportunity_id) ?? { state: 'closed' as const };
    const holds = stillHolds({ round, opportunity, event: events.get(round.event_id ?? ''), member });
    const message = sent.find(({ id }) => id === row.message_id);
    const waits = row.told_at === null && holds;
    return {
      ...row,
      member,
      waits,
      quiet: waits && quiet.has(member?.person.id ?? '') ? NOBODY_TODAY : '',
      fate: fateOf(message, ctx.now),
    };
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

/** Somebody tells them by hand. */
export const UNTOLD = { how: 'by_hand', told_at: null, told_by: null } as const;

const fateOf = (sent: Outgoing | undefined, now: Date): string => (sent ? fateWords(sent, now) : 'sent.');

// What the outbox asks of a round: whether it may still go, and what is left to do where it did not.
import { peopleQuietToday } from '../cases/index.ts';
import type { LooksAgain, Outgoing, TakesBack } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { findEvent } from './events.ts';
import { membersByIds } from './members.ts';
import { findOpportunity } from './opportunities.ts';
import { INVITING, stillHolds } from './rounds.rules.ts';
import { changeTold, roundsOf, settleRound, toldOf, UNTOLD } from './rounds.ts';

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
    const member = members.get(row.member_id);
    const holds = stillHolds({ round, opportunity, event, member });
    const quiet = member ? (await peopleQuietToday(ctx, [member.person.id])).size > 0 : false;
    if (holds && !quiet) return !event || !INVITING.includes(round.kind) || event.starts_at > ctx.now;
    await changeTold(ctx, row.id, UNTOLD);
    // It waited until a day on which they hear from nobody: somebody tells them on another.
    if (holds) await settleRound(ctx, row.round_id);
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

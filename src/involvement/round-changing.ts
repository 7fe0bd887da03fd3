// An event that is moved, or does not take place: what said otherwise goes no more.
import { listAbout, stopAbout } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { listComings } from './comings.ts';
import { changeEvent, type EventDetails, type InvolvementEvent, promiseNewTime } from './events.ts';
import type { Opportunity } from './opportunities.ts';
import { INVITING, isExpected } from './rounds.rules.ts';
import { changeTold, lockRounds, roundsOf, settleRound, type ToldRow, toldOf, UNTOLD } from './rounds.ts';

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

/** What says when and where it is, and is so no more: nothing of it goes, and nobody tells it. Gives whom it was for. */
export async function endInviting(ctx: Ctx, event: Pick<InvolvementEvent, 'id'>): Promise<ToldRow[]> {
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

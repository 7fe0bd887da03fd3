// A meeting has another time or place: that those who know the earlier one hear of it is promised, and kept by telling them.
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { type Case, keepPromise, listOpenPromises, makePromise, NEW_TIME, type Promised } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { listComing } from './attending.ts';
import { isTold } from './invites.rules.ts';
import { KIND_WORDS } from './meetings.rules.ts';
import { listMeetings, type Meeting } from './meetings.ts';

const listNewTimes = async (ctx: Ctx, kase: Case): Promise<Promised[]> =>
  (await listOpenPromises(ctx, kase.id)).filter(
    ({ kind, about }) => kind === 'look_into' && about.startsWith(NEW_TIME),
  );

/** Somebody knows the earlier time: within the hour they are to hear of the new one. Promised once. */
export async function promiseNewTime(ctx: Ctx, kase: Case, meeting: Meeting) {
  if ((await listNewTimes(ctx, kase)).length > 0) return;
  await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: kase.owner_id ?? ctx.actor.id },
    due: withinTheHour(ctx.now, (await loadCalendar(ctx)).hours),
    about: `${NEW_TIME}${KIND_WORDS[meeting.kind].toLowerCase()}`,
  });
}

/** Kept, once nobody of this case has an earlier time of a meeting that is still to come. */
export async function settleNewTime(ctx: Ctx, kase: Case) {
  const open = await listNewTimes(ctx, kase);
  if (open.length === 0) return;
  const planned = (await listMeetings(ctx, kase)).filter(({ state }) => state === 'planned');
  for (const meeting of planned)
    for (const one of await listComing(ctx, kase, meeting.id))
      if (one.message_id !== null && !isTold(meeting, one)) return;
  for (const promise of open) await keepPromise(ctx, promise);
}

// What may be shared has changed: whoever may not hear of a meeting any more is told nothing of it by anybody.
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { type Case, listOpenPromises, makePromise, STILL_COME } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Coming, listComing } from './attending.ts';
import { whoKnows } from './calling-off.ts';
import { dropTelling, howToTell } from './invites.ts';
import { listMeetings } from './meetings.ts';
import { dropPromise, listAnswers } from './notes.ts';

/** The same once more changes nothing. */
export async function stopTelling(ctx: Ctx, kase: Case) {
  const meetings = (await listMeetings(ctx, kase)).filter(({ state }) => state === 'planned' || state === 'held');
  let look = false;
  for (const meeting of meetings) {
    const closed = (await listComing(ctx, kase, meeting.id)).filter(
      (one) => howToTell(ctx, kase, one).by === 'nobody' && !one.person?.died,
    );
    if (closed.length === 0) continue;
    if (meeting.state === 'held') await stopAsking(ctx, kase, closed);
    else {
      const knowing = await whoKnows(ctx, closed);
      for (const one of closed) await dropTelling(ctx, one);
      look ||= knowing.length > 0 && meeting.starts_at > ctx.now;
    }
  }
  if (look) await promiseLook(ctx, kase);
}

/** Nobody goes through the notes with them. By a link they find them closed. */
async function stopAsking(ctx: Ctx, kase: Case, closed: readonly Coming[]) {
  const ids = closed.map(({ id }) => id);
  for (const answer of await listAnswers(ctx, kase))
    if (answer.state === 'asked' && ids.includes(answer.coming_id)) await dropPromise(ctx, answer);
}

/** They know of a meeting to which they may not come as things are: an officer decides. Promised once. */
async function promiseLook(ctx: Ctx, kase: Case) {
  const open = await listOpenPromises(ctx, kase.id);
  if (open.some(({ kind, about }) => kind === 'look_into' && about === STILL_COME)) return;
  await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: kase.owner_id, about: STILL_COME },
    due: withinTheHour(ctx.now, (await loadCalendar(ctx)).hours),
  });
}

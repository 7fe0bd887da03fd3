// Whoever knows of a meeting hears that it does not take place, or that they are not expected; and what is taken back.
import { type Case, cancelPromise, casesByIds, MEETING_CANCELLED } from '../cases/index.ts';
import { canSend, listAbout, type Outgoing, stopAbout, type TakesBack } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Coming, changeComing, listComing, maybeComing } from './attending.ts';
import { cancelText } from './invites.rules.ts';
import { howToTell, letterTo, promiseTelling, sendEntry, toldBy } from './invites.ts';
import { findMeeting, type Meeting } from './meetings.ts';

/** An e-mail that may have reached them: one that nobody knows of, too. */
const mayHaveArrived = ({ state }: Outgoing): boolean => ['sending', 'sent', 'unsure'].includes(state);

/** Those of them who may know of the meeting, at whatever time: by an e-mail that went, or from somebody who told them. */
export async function whoKnows<C extends Coming>(ctx: Ctx, coming: readonly C[]): Promise<C[]> {
  const went = (
    await listAbout(
      ctx,
      'meeting',
      coming.map(({ id }) => id),
    )
  ).filter(mayHaveArrived);
  const known = await Promise.all(
    coming.map(async (one) => went.some(({ about_id }) => about_id === one.id) || (await wasToldBy(ctx, one))),
  );
  return coming.filter((_, at) => known[at]);
}

const wasToldBy = async (ctx: Ctx, one: Coming) => (await toldBy(ctx, one))?.state === 'kept';

/** What has not gone to them does not go, and whoever knows of the meeting hears that it is not theirs any more. */
export async function callOff(ctx: Ctx, kase: Case, meeting: Meeting, coming: readonly Coming[]) {
  const knowing = await whoKnows(ctx, coming);
  for (const one of coming) {
    await stopAbout(ctx, 'meeting', one.id);
    const promise = await toldBy(ctx, one);
    if (promise?.state === 'open') await cancelPromise(ctx, promise);
  }
  for (const one of knowing) await tellOff(ctx, kase, meeting, one);
}

/**
 * Also whoever may not be told any more: that there is no meeting gives nothing away, and they would come in vain. Nobody
 * writes to somebody who has died.
 */
async function tellOff(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming) {
  if (one.person?.died) return;
  const telling = howToTell(ctx, kase, one);
  const to = telling.by === 'email' ? telling.to : telling.by === 'nobody' && canSend(ctx, 'email') ? one.email : '';
  if (!to) return promiseTelling(ctx, kase, meeting, one, MEETING_CANCELLED);
  const words = cancelText(await letterTo(ctx, kase, meeting, one));
  const message = await sendEntry(ctx, kase, meeting, one, { to, method: 'cancel', ...words });
  await changeComing(ctx, one, { invited_at: ctx.now, invited_sequence: meeting.sequence, message_id: message });
}

/** An earlier time that has not gone yet does not go: whoever had nothing else is not invited. */
export async function stopEarlier(ctx: Ctx, coming: readonly Coming[]) {
  const known = new Set((await whoKnows(ctx, coming)).map(({ id }) => id));
  for (const one of coming) {
    await stopAbout(ctx, 'meeting', one.id);
    if (one.message_id && !known.has(one.id)) await changeComing(ctx, one, { message_id: null, invited_at: null });
  }
}

/**
 * An e-mail was taken back before it went. After an invitation they are as before it: not invited, or with an earlier time.
 * Where they were to hear that they are not expected, somebody else tells them: they would come in vain.
 */
export const takesBack: TakesBack = {
  kind: 'meeting',
  takeBack: async (ctx: Ctx, message: Outgoing) => {
    const row = await maybeComing(ctx, message.about_id);
    const kase = row && (await casesByIds(ctx, [row.case_id])).get(row.case_id);
    if (!kase || row.message_id !== message.id) return undefined;
    const earlier = (await listAbout(ctx, 'meeting', [row.id])).find(mayHaveArrived);
    const meeting = await findMeeting(ctx, kase, row.meeting_id);
    await changeComing(ctx, row, {
      ...{ message_id: earlier?.id ?? null, invited_sequence: null },
      ...(earlier ? {} : { invited_at: null }),
    });
    if (meeting.state === 'cancelled' || row.removed_at) {
      const [one] = await listComing(ctx, kase, meeting.id, row.id);
      if (one && !one.person?.died) await promiseTelling(ctx, kase, meeting, one, MEETING_CANCELLED);
    }
    return `/desk/cases/${kase.ref}/meetings/${meeting.id}`;
  },
};

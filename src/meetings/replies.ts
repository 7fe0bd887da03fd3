// Whoever was invited by email answers from their calendar whether they come (RFC 5546, 3.2.3).
import { record } from '../audit/index.ts';
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { type Case, cancelPromise, casesByIds, listOpenPromises, makePromise } from '../cases/index.ts';
import type { TakesReply } from '../mailbox/index.ts';
import { listAbout } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { dateTimeWords } from '../platform/time.ts';
import { type Coming, changeComing, listComing } from './attending.ts';
import { lockMeeting, type Meeting } from './meetings.ts';

/**
 * Notes it with whom it is of: the one to whose address the invitation went. Of two who share an address nobody knows which
 * of them answers. Whoever has the case is to look where somebody cannot come.
 */
export const takesReply: TakesReply = async (ctx, { uid, sequence, attendee, answer }) => {
  const found = await maybeInvited(ctx, uid, attendee);
  if (!found) return undefined;
  const { kase, meeting, one } = found;
  await changeComing(ctx, one, { reply: answer, replied_at: ctx.now, reply_sequence: sequence });
  await record(ctx, `meeting.${answer}`, { case: kase.id, meeting: meeting.id });
  await tellWhoever(ctx, kase, meeting, one, answer === 'declined');
  return { case: kase.id, about: { kind: 'meeting', id: meeting.id } };
};

async function maybeInvited(ctx: Ctx, uid: string, address: string) {
  const id = uid.split('@')[0] ?? '';
  if (!isId(id)) return undefined;
  const row = await ctx.db
    .selectFrom('meetings')
    .select('case_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .executeTakeFirst();
  const kase = row && (await casesByIds(ctx, [row.case_id])).get(row.case_id);
  if (!kase) return undefined;
  const meeting = await lockMeeting(ctx, kase, id);
  const coming = await listComing(ctx, kase, id);
  const sent = await listAbout(
    ctx,
    'meeting',
    coming.map((one) => one.id),
  );
  const invited = new Set(
    sent
      .filter(({ state, to_address }) => state === 'sent' && to_address.toLowerCase() === address)
      .map(({ about_id }) => about_id),
  );
  const [one, ...others] = coming.filter((each) => invited.has(each.id));
  return one && others.length === 0 ? { kase, meeting, one } : undefined;
}

async function tellWhoever(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming, declined: boolean) {
  const about = `${one.called} cannot come to the meeting`;
  const open = (await listOpenPromises(ctx, kase)).find((each) => each.kind === 'look_into' && each.about === about);
  if (open && !declined) await cancelPromise(ctx, open);
  if (open || !declined || meeting.state !== 'planned') return;
  const due = withinTheHour(ctx.now, (await loadCalendar(ctx)).hours);
  await makePromise(ctx, { kind: 'look_into', case: kase.id, owner: kase.owner_id, due, about });
}

const REPLY_WORDS = { accepted: 'Accepted', declined: 'Cannot come', tentative: 'May come' };

/** "Accepted, 10:05am." Of an earlier time it says so. */
export function replyWords({ sequence }: Pick<Meeting, 'sequence'>, one: Coming, now: Date): string {
  if (!one.reply || !one.replied_at) return '';
  const earlier = (one.reply_sequence ?? 0) < sequence ? 'To an earlier time: ' : '';
  return `${earlier}${REPLY_WORDS[one.reply]}, ${dateTimeWords(one.replied_at, now)}.`;
}

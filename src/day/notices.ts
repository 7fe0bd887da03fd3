import { type Calendar, nextDayOpen } from '../calendar/index.ts';
import { promiseNotice, readRef } from '../cases/index.ts';
import type { Notice } from '../platform/components/notice.tsx';
import type { Ctx } from '../platform/context.ts';
import { one, type Req } from '../platform/routing.ts';
import { dateWords } from '../platform/time.ts';

/** What was just done, in words worked out from how things stand now: the address carries ids and codes only. */
export async function noticeOf(ctx: Ctx, req: Req, calendar: Calendar): Promise<Notice | undefined> {
  const done = one(req.query, 'done');
  const ref = readRef(one(req.query, 'ref'));
  if (done === 'taken' && ref)
    return { text: `You took ${ref}.`, link: { href: `/desk/cases/${ref}`, label: 'Open it' } };
  if (done === 'gone' && ref) return { text: `A colleague took ${ref} a moment before you.` };
  if (done === 'joined') return { text: 'A colleague joined the call a moment before you, or the call is over.' };
  if (done === 'handover')
    return { text: `Kept for the team for ${dateWords(nextDayOpen(ctx.now, calendar.hours), ctx.now)}.` };
  return promiseNotice(ctx, done, one(req.query, 'row'), calendar);
}

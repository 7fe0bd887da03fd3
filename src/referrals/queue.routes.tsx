import { type Case, casesByIds } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { ReferralQueue, type WaitingRow } from './queue.tsx';
import { listWaiting, MOST_WAITING, namesOf } from './referral-rows.ts';
import { lineOf } from './shows.ts';

/** What left us, or is to leave, and waits: for whoever runs the day. */
export function queueRoutes(r: Router) {
  r.get('/desk/referrals', { may: 'cases.share_out' }, queuePage);
}

async function queuePage(ctx: Ctx): Promise<Reply> {
  const waiting = await listWaiting(ctx);
  const cases = await casesByIds(
    ctx,
    waiting.map(({ case_id }) => case_id),
  );
  const [people, staff, names] = await Promise.all([
    peopleByIds(
      ctx,
      [...cases.values()].map(({ caller_id }) => caller_id),
    ),
    staffNames(ctx),
    namesOf(ctx, waiting),
  ]);
  const rowOf = (kase: Case, one: (typeof waiting)[number]): WaitingRow => ({
    id: one.id,
    reference: kase.ref,
    who: people.get(kase.caller_id ?? '')?.name ?? 'Nobody gave a name',
    words: lineOf(one, names(one), ctx.now),
    owner: staff.get(kase.owner_id ?? '') ?? '',
    late: one.due_on !== null && one.due_on < localDate(ctx.now),
  });
  const rows = waiting.flatMap((one) => {
    const kase = cases.get(one.case_id);
    return kase ? [{ sent: one.sent_on !== null, row: rowOf(kase, one) }] : [];
  });
  const body = (
    <ReferralQueue
      toSend={rows.filter(({ sent }) => !sent).map(({ row }) => row)}
      unanswered={rows.filter(({ sent }) => sent).map(({ row }) => row)}
      isCapped={waiting.length === MOST_WAITING}
    />
  );
  return deskPage({ title: 'Referrals', section: 'referrals', body });
}

import { loadCalendar } from '../calendar/index.ts';
import { casesByIds } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, dateWords, localDate } from '../platform/time.ts';
import { acknowledgeBy, CONSENT_SHORT, patientConsentOf } from './complaints.rules.ts';
import { type Complaint, countArrived, listComplaints } from './complaints.ts';
import { Queue } from './queue.tsx';

export function queueRoutes(r: Router) {
  r.get('/desk/complaints', { may: 'complaints.read' }, (ctx, req) =>
    queuePage(ctx, one(req.query, 'view') === 'finished'),
  );
}

async function queuePage(ctx: Ctx, ended: boolean): Promise<Reply> {
  const rows = await listComplaints(ctx, ended ? 'ended' : 'open');
  const cases = await casesByIds(
    ctx,
    rows.map(({ case_id }) => case_id),
  );
  const people = await peopleByIds(
    ctx,
    [...cases.values()].map(({ caller_id }) => caller_id),
  );
  const staff = await staffNames(ctx);
  const { holidays } = await loadCalendar(ctx);
  const shown = rows.flatMap((complaint) => {
    const kase = cases.get(complaint.case_id);
    if (!kase) return [];
    return {
      complaint,
      reference: kase.ref,
      who: people.get(kase.caller_id ?? '')?.name ?? 'No name',
      made: dateWords(complaint.made_on, ctx.now),
      firstTold: dateWords(kase.received_at, ctx.now),
      ...nextDate(complaint, acknowledgeBy(complaint.made_on, holidays), ctx.now),
      agreement: CONSENT_SHORT[patientConsentOf(kase)],
      handler: staff.get(complaint.handler_id ?? '') ?? '',
    };
  });
  if (!ended) shown.sort((a, b) => rankOf(a.complaint) - rankOf(b.complaint) || (a.day < b.day ? -1 : 1));
  const waiting = ended ? 0 : await countArrived(ctx);
  return deskPage({
    title: 'Complaints',
    section: 'complaints',
    body: <Queue rows={shown} ended={ended} waiting={waiting} />,
  });
}

/** What nobody has taken comes first. */
const rankOf = ({ state }: Complaint) => (state === 'arrived' ? 0 : 1);

/** What the law or our word asks for next: to be acknowledged, then the response. */
function nextDate(complaint: Complaint, acknowledge: Day, now: Date): { day: Day; due: string; late: boolean } {
  const { ended_at, acknowledged_at, response_on } = complaint;
  if (ended_at) return { day: localDate(ended_at), due: dateWords(ended_at, now), late: false };
  const day = acknowledged_at ? response_on : acknowledge;
  if (!day) return { day: '9999', due: 'No date for the response yet', late: false };
  const what = acknowledged_at ? 'Response by' : 'Acknowledge by';
  return { day, due: `${what} ${dateWords(day, now)}`, late: day < localDate(now) };
}

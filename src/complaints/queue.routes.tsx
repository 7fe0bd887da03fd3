import { loadCalendar } from '../calendar/index.ts';
import { casesByIds } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { acknowledgeBy, CONSENT_SHORT, patientConsentOf } from './complaints.rules.ts';
import { countArrived, listComplaints } from './complaints.ts';
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
    const by = acknowledgeBy(complaint.made_on, holidays);
    const done = complaint.ended_at ?? complaint.acknowledged_at;
    const words = `${complaint.acknowledged_at && !complaint.ended_at ? 'Done ' : ''}${dateWords(done ?? by, ctx.now)}`;
    return {
      complaint,
      reference: kase.ref,
      who: people.get(kase.caller_id ?? '')?.name ?? 'No name',
      made: dateWords(complaint.made_on, ctx.now),
      firstTold: dateWords(kase.received_at, ctx.now),
      due: words,
      late: !done && by < localDate(ctx.now),
      agreement: CONSENT_SHORT[patientConsentOf(kase)],
      handler: staff.get(complaint.handler_id ?? '') ?? '',
    };
  });
  const waiting = ended ? 0 : await countArrived(ctx);
  return deskPage({
    title: 'Complaints',
    section: 'complaints',
    body: <Queue rows={shown} ended={ended} waiting={waiting} />,
  });
}

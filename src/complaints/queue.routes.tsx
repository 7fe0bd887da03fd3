import { awayWords, whoIsAway } from '../away/index.ts';
import { loadCalendar } from '../calendar/index.ts';
import { casesByIds } from '../cases/index.ts';
import { listStaff } from '../identity/index.ts';
import { contactRules, peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, dateWords, localDate, shortDate } from '../platform/time.ts';
import { acknowledgeBy, CONSENT_SHORT, patientConsentOf } from './complaints.rules.ts';
import { type Complaint, listEndedComplaints, listOpenComplaints } from './complaints.ts';
import { Queue } from './queue.tsx';

export function queueRoutes(r: Router) {
  r.get('/desk/complaints', { may: 'complaints.read' }, (ctx, req) =>
    queuePage(ctx, one(req.query, 'view') === 'finished', pageOf(one(req.query, 'page'))),
  );
}

/** So many lines on a page. */
const LINES = 25;

type Staff = Awaited<ReturnType<typeof listStaff>>;

const pageOf = (typed: string) => (/^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : 1);

async function queuePage(ctx: Ctx, ended: boolean, page: number): Promise<Reply> {
  const asked = { most: LINES, offset: (page - 1) * LINES };
  const staff = await listStaff(ctx);
  const left = staff.filter(({ disabled_at }) => disabled_at).map(({ id }) => id);
  const { rows, count, waiting } = ended
    ? { ...(await listEndedComplaints(ctx, asked)), waiting: 0 }
    : await listOpenComplaints(ctx, { ...asked, left });
  if (page > 1 && rows.length === 0) return queuePage(ctx, ended, 1); // a page that there is not
  return deskPage({
    title: 'Complaints',
    section: 'complaints',
    body: (
      <Queue rows={await linesOf(ctx, rows, staff)} {...{ ended, waiting, page }} pages={Math.ceil(count / LINES)} />
    ),
  });
}

async function linesOf(ctx: Ctx, complaints: readonly Complaint[], colleagues: Staff) {
  const cases = await casesByIds(
    ctx,
    complaints.map(({ case_id }) => case_id),
  );
  const people = await peopleByIds(
    ctx,
    [...cases.values()].map(({ caller_id }) => caller_id),
  );
  const [staff, away] = [new Map(colleagues.map((one) => [one.id, one])), await whoIsAway(ctx)];
  const { holidays } = await loadCalendar(ctx);
  return complaints.flatMap((complaint) => {
    const kase = cases.get(complaint.case_id);
    if (!kase) return [];
    const caller = people.get(kase.caller_id ?? '');
    const handler = staff.get(complaint.handler_id ?? '');
    const absence = away.get(complaint.handler_id ?? '');
    const hasLeft = Boolean(handler?.disabled_at) && complaint.ended_at === null;
    const more = hasLeft ? ' has left' : absence ? `, ${awayWords(absence, ctx.now)}` : '';
    return {
      complaint,
      reference: kase.ref,
      who: caller?.name ?? 'No name',
      rule: caller ? (contactRules(caller)[0] ?? '') : '',
      made: shortDate(complaint.made_on, ctx.now),
      firstTold: shortDate(kase.received_at, ctx.now),
      ...nextDate(complaint, acknowledgeBy(complaint.made_on, holidays), ctx.now),
      agreement: CONSENT_SHORT[patientConsentOf(kase)],
      isTheirOwn: patientConsentOf(kase) === 'own',
      handler: handler ? `${handler.name}${more}` : '',
    };
  });
}

/** What the law or our word asks for next: to be acknowledged, then the response. */
function nextDate(complaint: Complaint, acknowledge: Day, now: Date): { due: string; late: boolean } {
  const { ended_at, acknowledged_at, response_on } = complaint;
  if (ended_at) return { due: dateWords(ended_at, now), late: false };
  const day = acknowledged_at ? response_on : acknowledge;
  if (!day) return { due: 'No date for the response yet', late: false };
  const what = acknowledged_at ? 'Response by' : 'Acknowledge by';
  return { due: `${what} ${dateWords(day, now)}`, late: day < localDate(now) };
}

import { type Absence, addAbsence, findAbsence, leaveSpan, listAbsencesOf, spanWords } from '../away/index.ts';
import { handingNotice, listHandingsOf } from '../handing/index.ts';
import type { Notice } from '../platform/components/notice.tsx';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { absenceForm } from './absences.forms.ts';
import { AbsencesPage } from './absences.tsx';
import { comeBack, linesDuring } from './cover.ts';
import { findMember } from './members.ts';

/** When somebody is away: entered by themselves, or for them by those who share out the work. */
export function absenceRoutes(r: Router) {
  r.get('/desk/me/away', { may: 'leave.write' }, (ctx, req) => page(ctx, req, actorId(ctx), blank(ctx)));
  r.post('/desk/me/away', { may: 'leave.write' }, (ctx, req) => add(ctx, req, actorId(ctx)));
  r.get('/desk/team/:person/away', { may: 'cases.share_out' }, (ctx, req) =>
    page(ctx, req, req.params.person ?? '', blank(ctx)),
  );
  r.post('/desk/team/:person/away', { may: 'cases.share_out' }, (ctx, req) => add(ctx, req, req.params.person ?? ''));
  r.post('/desk/absences/:id/ending', { may: 'leave.write' }, async (ctx, req) => {
    const absence = await findAbsence(ctx, req.params.id ?? '');
    await comeBack(ctx, absence);
    if (absence.user_id === ctx.actor.id && absence.kind === 'break') return redirect('/desk');
    return redirect(`${addressOf(ctx, absence.user_id)}?done=ended`);
  });
}

/** Where the leave of this person is looked at by whoever asks. */
export function addressOf(ctx: Ctx, user: string): string {
  return user === ctx.actor.id ? '/desk/me/away' : `/desk/team/${user}/away`;
}

const blank = (ctx: Ctx) => absenceForm(localDate(ctx.now)).of({ back: ['yes'] });

async function add(ctx: Ctx, req: Req, user: string): Promise<Reply> {
  await findMember(ctx, user);
  const filled = absenceForm(localDate(ctx.now)).submit(req.body);
  if (!filled.ok) return page(ctx, req, user, filled);
  const { from, to, halves, note, back } = filled.values;
  let id = '';
  const refused = await attempt(filled, async () => {
    const first = from ?? localDate(ctx.now);
    const days = { from: first, to: to ?? first };
    const span = leaveSpan({ ...days, startsMidday: halves.includes('starts'), endsMidday: halves.includes('ends') });
    id = await addAbsence(ctx, { user, kind: 'leave', ...span, note, givesBack: back.includes('yes') });
  });
  if (refused) return page(ctx, req, user, refused);
  const absence = await findAbsence(ctx, id);
  if ((await linesDuring(ctx, absence)).length > 0) return redirect(`/desk/absences/${id}/cover?done=added`);
  return redirect(`${addressOf(ctx, user)}?done=added`);
}

async function page(ctx: Ctx, req: Req, user: string, filled: Filled): Promise<Reply> {
  const person = await findMember(ctx, user);
  const absences = await listAbsencesOf(ctx, user);
  const rows = await Promise.all(absences.map((absence) => rowOf(ctx, absence)));
  const mine = user === ctx.actor.id;
  const body = (
    <AbsencesPage
      name={mine ? undefined : person.name}
      action={addressOf(ctx, user)}
      rows={rows}
      filled={filled}
      notice={await noticeOf(ctx, req, addressOf(ctx, user))}
      back={mine ? { href: '/desk/me', label: 'your settings' } : { href: `/desk/team/${user}`, label: person.name }}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Away', section: mine ? 'me' : 'team', width: 'form', status, body });
}

async function noticeOf(ctx: Ctx, req: Req, back: string): Promise<Notice | undefined> {
  const done = req.method === 'GET' ? one(req.query, 'done') : '';
  if (done === 'added') return { text: 'Entered. Nothing that is promised falls due in that time.' };
  if (done === 'ended') return { text: 'Ended. What colleagues were covering and had not done yet has come back.' };
  return handingNotice(ctx, req, back);
}

async function rowOf(ctx: Ctx, absence: Absence) {
  const [lines, handings] = await Promise.all([linesDuring(ctx, absence), listHandingsOf(ctx, absence.id)]);
  const isBreak = absence.kind === 'break';
  return {
    id: absence.id,
    span: isBreak ? 'A short break' : spanWords(absence, ctx.now),
    isNow: absence.starts_at <= ctx.now,
    note: absence.note,
    open: lines.length,
    covered: handings.filter(({ undone_at }) => !undone_at).length > 0,
    givesBack: absence.gives_back,
  };
}

import {
  type Absence,
  awayWords,
  canKeepFor,
  colleaguesOf,
  endOf,
  findAbsence,
  listAbsences,
  spanWords,
} from '../away/index.ts';
import { listStaff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Router } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { addressOf } from './absences.routes.tsx';
import { mayMove } from './cover.rules.ts';
import { cover, dueAfter, linesDuring, planCover } from './cover.ts';
import { CoverPage, CoverPreview } from './cover.tsx';
import { findMember } from './members.ts';

/** Who keeps what is promised while somebody is away: chosen, looked at, then done in one go. */
export function coverRoutes(r: Router) {
  r.get('/desk/absences/:id/cover', { may: 'leave.write' }, async (ctx, req) =>
    page(ctx, await findAbsence(ctx, req.params.id ?? ''), req.query, one(req.query, 'done')),
  );
  r.post('/desk/absences/:id/cover', { may: 'leave.write' }, async (ctx, req) => {
    const absence = await findAbsence(ctx, req.params.id ?? '');
    if (one(req.body, 'act') === 'change') return page(ctx, absence, req.body);
    if (one(req.body, 'act') !== 'do') return preview(ctx, absence, req.body);
    const plans = await planCover(ctx, absence, req.body);
    if (plans.some(({ refused }) => refused)) return preview(ctx, absence, req.body);
    if (plans.every(({ fate }) => fate.kind === 'leave')) return redirect(addressOf(ctx, absence.user_id));
    const handing = await cover(ctx, absence, plans);
    return redirect(`${addressOf(ctx, absence.user_id)}?done=handed&on=${handing}`);
  });
}

async function page(ctx: Ctx, absence: Absence, chosen: Fields, done = '', error = ''): Promise<Reply> {
  const person = await findMember(ctx, absence.user_id);
  const [lines, due, absences] = await Promise.all([
    linesDuring(ctx, absence),
    dueAfter(ctx, absence),
    listAbsences(ctx),
  ]);
  const awayThen = new Map(
    absences
      .filter((one) => one.starts_at < endOf(absence) && endOf(one) > absence.starts_at)
      .map((one) => [one.user_id, one]),
  );
  const staff = (await listStaff(ctx)).filter(({ id }) => id !== absence.user_id);
  const self = staff.find((one) => one.id === ctx.actor.id && canKeepFor(one, person));
  const colleagues = [
    ...(self ? [{ id: self.id, name: `${self.name} (you)` }] : []),
    ...colleaguesOf(ctx, staff, awayThen, person),
  ];
  const body = (
    <CoverPage
      id={absence.id}
      name={absence.user_id === ctx.actor.id ? 'you' : person.first_name}
      isSelf={absence.user_id === ctx.actor.id}
      span={absence.kind === 'break' ? awayWords(absence, ctx.now) : spanWords(absence, ctx.now)}
      added={done === 'added'}
      error={error}
      rows={lines.map(({ promise, row }) => ({
        id: promise.id,
        title: row.title,
        href: row.href,
        clock: row.clock.words,
        due: dateTimeWords(promise.due_at, ctx.now),
        chosen: one(chosen, `to_${promise.id}`),
        mayMove: mayMove(promise),
      }))}
      all={one(chosen, 'all')}
      colleagues={colleagues}
      movedTo={dateTimeWords(due, ctx.now)}
      back={addressOf(ctx, absence.user_id)}
    />
  );
  return deskPage({ title: 'Cover', section: 'team', width: 'form', status: error ? 422 : 200, body });
}

async function preview(ctx: Ctx, absence: Absence, fields: Fields): Promise<Reply> {
  const plans = await planCover(ctx, absence, fields);
  if (plans.every(({ fate }) => fate.kind === 'leave'))
    return page(ctx, absence, fields, '', 'Choose what becomes of at least one promise');
  const person = await findMember(ctx, absence.user_id);
  const isBad = plans.some(({ refused }) => refused);
  const kept = Object.entries(fields).filter(([name]) => name === 'all' || name.startsWith('to_'));
  const body = (
    <CoverPreview
      id={absence.id}
      name={person.name}
      span={spanWords(absence, ctx.now)}
      givesBack={absence.gives_back}
      lines={plans.map(({ line, words, refused, fate }) => ({
        id: line.promise.id,
        title: line.row.title,
        due: dateTimeWords(line.promise.due_at, ctx.now),
        words,
        refused,
        stays: fate.kind === 'leave',
      }))}
      fields={Object.fromEntries(kept.map(([name]) => [name, one(fields, name)]))}
    />
  );
  return deskPage({ title: 'Cover', section: 'team', width: 'form', status: isBad ? 422 : 200, body });
}

import { loadCalendar, nextDayOpen } from '../calendar/index.ts';
import { listMine, loadDayFacts, rowOf } from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { atLocal, dateWords } from '../platform/time.ts';
import { coverOffers, ownLeave } from '../team/index.ts';
import { handoverForm } from './finish-day.forms.ts';
import { FinishDay } from './finish-day.tsx';
import { addHandover, listHandovers } from './handovers.ts';
import { handoverDraft, readRail } from './rail.ts';

/** What is due before this on the next open day is worth a look tonight. */
const EARLY = '10:00';

export function finishDayRoutes(r: Router) {
  r.get('/desk/finish-day', { may: 'cases.write' }, async (ctx, req) => {
    const draft = await maybeDraft(ctx, handoverDraft(ctx.now));
    return page(ctx, req, draft ? handoverForm.of(draft.fields) : handoverForm.blank());
  });
  r.post('/desk/finish-day', { may: 'cases.write' }, async (ctx, req) => {
    const filled = handoverForm.submit(req.body);
    if (!filled.ok) return page(ctx, req, filled);
    const { hours } = await loadCalendar(ctx);
    const refused = await attempt(filled, () => addHandover(ctx, filled.values.body, nextDayOpen(ctx.now, hours)));
    if (refused) return page(ctx, req, refused);
    await dropDraft(ctx, handoverDraft(ctx.now));
    return redirect('/desk/finish-day?done=handover');
  });
}

async function page(ctx: Ctx, req: Req, filled: Filled): Promise<Reply> {
  const calendar = await loadCalendar(ctx);
  const next = nextDayOpen(ctx.now, calendar.hours);
  const about = handoverDraft(ctx.now);
  const draft = await maybeDraft(ctx, about);
  const { items } = await listMine(ctx);
  const facts = await loadDayFacts(ctx, items, calendar);
  const rows = items.map((item) => ({ due: item.due_at, row: rowOf(ctx, item, facts) }));
  const early = atLocal(next, EARLY);
  const { calls, notes } = await readRail(ctx);
  const names = await staffNames(ctx);
  const written = await listHandovers(ctx, next);
  const [leave, offers] = await Promise.all([ownLeave(ctx), coverOffers(ctx)]);
  const kept = one(req.query, 'done') === 'handover';
  const body = (
    <FinishDay
      filled={filled}
      draft={{ about, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'note' }}
      calls={calls}
      notes={notes.filter(({ href }) => href !== '/desk/finish-day')}
      late={rows.filter(({ due }) => due < ctx.now).map(({ row }) => row)}
      early={rows.filter(({ due }) => due >= ctx.now && due < early).map(({ row }) => row)}
      next={dateWords(next, ctx.now)}
      written={written.map(({ id, author_id, body }) => ({ id, body, by: names.get(author_id) ?? '' }))}
      kept={kept}
      leave={leave}
      offers={offers}
      me={actorId(ctx)}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({
    title: 'Finish the day',
    section: 'day',
    width: 'form',
    status,
    draftDone: kept ? about : undefined,
    body,
  });
}

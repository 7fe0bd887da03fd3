import { colleaguesOf, whoIsAway } from '../away/index.ts';
import { TYPE_WORDS } from '../cases/index.ts';
import { listStaff } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, many, one, type Router } from '../platform/routing.ts';
import { GivingPage } from './giving.tsx';
import { findHanding, handOn, planGiving, undoHanding } from './handings.ts';
import { backOf, backWith } from './notice.ts';

const givingForm = form({ to: text({ label: 'Colleague', required: 'Choose who gets these cases' }) });

/** Cases ticked in the list are given to a colleague: first what will change, then it is done, and it can be undone. */
export function givingRoutes(r: Router) {
  r.get('/desk/cases/giving', { may: 'cases.write' }, (ctx, req) => page(ctx, req.query));
  r.post('/desk/cases/giving', { may: 'cases.write' }, async (ctx, req) => {
    const to = await recipient(ctx, one(req.body, 'to'));
    if (!to) return page(ctx, req.body, true);
    const plan = await planGiving(ctx, many(req.body, 'ref'), to);
    const filled = givingForm.submit({ to: to.id });
    if (plan.ready.length === 0 || !filled.ok) return page(ctx, req.body);
    let handing = '';
    const refused = await attempt(filled, async () => {
      const hands = plan.ready.map((kase) => ({ what: 'case' as const, case: kase, to: to.id }));
      handing = await handOn(ctx, { why: 'bulk' }, hands);
    });
    if (refused) return page(ctx, req.body);
    const skipped = plan.refused.length > 0 ? String(plan.refused.length) : undefined;
    return redirect(backWith(listOf(req.body), { done: 'handed', on: handing, skipped }));
  });
  r.post('/desk/handings/:id/undo', { may: 'cases.write' }, async (ctx, req) => {
    const handing = await findHanding(ctx, req.params.id ?? '');
    const { left } = await undoHanding(ctx, handing);
    return redirect(backWith(one(req.body, 'back'), { done: 'back', left: left > 0 ? String(left) : undefined }));
  });
}

/** The list in which they were ticked, with its filters. */
function listOf(asked: Fields): string {
  const back = backOf(one(asked, 'back'));
  return back.startsWith('/desk/cases?') ? back : '/desk/cases?view=team';
}

/** Oneself, or a colleague who works in cases. */
async function recipient(ctx: Ctx, id: string) {
  return (await recipients(ctx)).find((one) => one.id === id);
}

async function recipients(ctx: Ctx) {
  const away = await whoIsAway(ctx);
  const me = ctx.actor.kind === 'user' ? [{ id: ctx.actor.id, name: ctx.actor.name }] : [];
  return [...me, ...colleaguesOf(ctx, await listStaff(ctx), away)];
}

async function page(ctx: Ctx, asked: Fields, isSent = false): Promise<Reply> {
  const refs = many(asked, 'ref').slice(0, 100);
  const to = await recipient(ctx, one(asked, 'to'));
  const errors = [
    ...(refs.length === 0 ? [{ message: 'Tick at least one case in the list' }] : []),
    ...(to || !(isSent || one(asked, 'look')) ? [] : [{ field: 'to', message: 'Choose who gets these cases' }]),
  ];
  const names = new Map((await listStaff(ctx)).map(({ id, name }) => [id, name]));
  const plan = to && refs.length > 0 ? await planGiving(ctx, refs, to) : undefined;
  const people = await peopleByIds(ctx, plan?.ready.map(({ caller_id }) => caller_id) ?? []);
  const body = (
    <GivingPage
      back={listOf(asked)}
      refs={refs}
      to={to}
      colleagues={await recipients(ctx)}
      ready={
        plan?.ready.map(({ ref, type, owner_id, caller_id }) => ({
          ref,
          who: people.get(caller_id ?? '')?.name ?? TYPE_WORDS[type],
          from: names.get(owner_id ?? '') ?? 'nobody',
        })) ?? []
      }
      refused={plan?.refused ?? []}
      errors={errors}
    />
  );
  return deskPage({
    title: 'Give cases to a colleague',
    section: 'cases',
    width: 'form',
    status: errors.length > 0 && isSent ? 422 : 200,
    body,
  });
}

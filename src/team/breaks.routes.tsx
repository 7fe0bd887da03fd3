import { awayWords, colleaguesOf, listAbsencesOf, whoIsAway } from '../away/index.ts';
import { listStaff } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { form, text } from '../platform/forms.ts';
import { type Alert, deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { HardCallPage } from './breaks.tsx';
import { askToTalk, markHardCall, takeBreak } from './hard-calls.ts';

const talkForm = form({ colleague: text({ label: 'Who with?', required: 'Choose who you want to talk with' }) });

/** After a hard call: fifteen minutes, a mark if one wants it, somebody to talk with. None of it has to be. */
export function breakRoutes(r: Router) {
  r.get('/desk/me/hard-call', { may: 'cases.write' }, (ctx, req) => page(ctx, req, ''));
  r.post('/desk/me/breaks', { may: 'cases.write' }, async (ctx) => {
    await takeBreak(ctx);
    return redirect('/desk');
  });
  r.post('/desk/me/hard-calls', { may: 'cases.write' }, async (ctx) => {
    await markHardCall(ctx, undefined);
    return redirect('/desk/me/hard-call?done=marked');
  });
  r.post('/desk/contacts/:id/hard-call', { may: 'cases.write' }, async (ctx, req) => {
    await markHardCall(ctx, req.params.id ?? '');
    return redirect('/desk/me/hard-call?done=marked');
  });
  r.post('/desk/me/talks', { may: 'cases.write' }, async (ctx, req) => {
    const filled = talkForm.submit(req.body);
    if (!filled.ok) return page(ctx, req, filled.errors[0]?.message ?? '');
    const known = colleaguesOf(ctx, await listStaff(ctx), new Map()).some(({ id }) => id === filled.values.colleague);
    if (!known) return page(ctx, req, 'Choose who you want to talk with');
    await askToTalk(ctx, filled.values.colleague);
    return redirect('/desk/me/hard-call?done=asked');
  });
}

async function page(ctx: Ctx, req: Req, error: string): Promise<Reply> {
  const away = await whoIsAway(ctx);
  const mine = away.get(actorId(ctx));
  const body = (
    <HardCallPage
      error={error}
      done={req.method === 'GET' ? one(req.query, 'done') : ''}
      away={mine ? awayWords(mine, ctx.now) : ''}
      colleagues={colleaguesOf(ctx, await listStaff(ctx), away)}
    />
  );
  return deskPage({ title: 'After a hard call', section: 'me', width: 'form', status: error ? 422 : 200, body });
}

/** On every page, while one is marked as away for a short break: the way back in one press. */
export async function alertsOf(ctx: Ctx): Promise<Alert[]> {
  if (ctx.actor.kind !== 'user') return [];
  const now = (await listAbsencesOf(ctx, ctx.actor.id)).filter(({ starts_at }) => starts_at <= ctx.now);
  return now.map((absence) => ({
    text: `You are marked as ${awayWords(absence, ctx.now)}.`,
    acts: [{ action: `/desk/absences/${absence.id}/ending`, label: 'I am back' }],
  }));
}

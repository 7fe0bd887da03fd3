import { deskPage, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { endAllMySessions, endMySession, listMySessions } from './my-sessions.ts';
import { MySessions, SESSIONS } from './my-sessions.tsx';
import { SESSION_COOKIE } from './sessions.ts';

export function mySessionRoutes(r: Router) {
  r.get(SESSIONS, { may: 'desk.use' }, async (ctx, req) => {
    const rows = (await listMySessions(ctx)).map(({ id, device, mine, started_at, last_seen_at }) => ({
      id,
      device,
      mine,
      started: dateTimeWords(started_at, ctx.now),
      seen: dateTimeWords(last_seen_at, ctx.now),
    }));
    const body = <MySessions rows={rows} done={one(req.query, 'done') === 'ended'} />;
    return deskPage({ title: 'Where you are signed in', section: 'me', width: 'form', body });
  });

  r.post(`${SESSIONS}/end`, { may: 'desk.use' }, async (ctx) => {
    await endAllMySessions(ctx);
    return redirect('/sign-in?why=out', { cookies: [{ name: SESSION_COOKIE, value: '', maxAge: 0 }] });
  });

  r.post(`${SESSIONS}/:id/end`, { may: 'desk.use' }, async (ctx, req) => {
    await endMySession(ctx, req.params.id ?? '');
    return redirect(`${SESSIONS}?done=ended`);
  });
}

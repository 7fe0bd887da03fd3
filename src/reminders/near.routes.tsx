import { dueWords, loadCalendar } from '../calendar/index.ts';
import { listApproaching, type PlaceInTime } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { deskPage } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { NearPage } from './near.tsx';

/** What is near its time or late, the earliest first, a page at a time. */
export function nearRoutes(r: Router) {
  r.get('/desk/near-their-time', { may: 'cases.read' }, async (ctx, req) => {
    const after = placeOf(one(req.query, 'after'));
    const { items, next } = await listApproaching(ctx, { after });
    const lines = await linesOf(ctx, items);
    const more = next && `/desk/near-their-time?after=${next.due_at.toISOString()}_${next.id}`;
    const body = <NearPage lines={lines} more={more} begun={after !== undefined} />;
    return deskPage({ title: 'Near their time or late', section: 'day', body });
  });
}

async function linesOf(ctx: Ctx, items: Awaited<ReturnType<typeof listApproaching>>['items']) {
  const { hours } = await loadCalendar(ctx);
  const names = await staffNames(ctx);
  return items.map(({ id, case: kase, name, due_at, owner }) => ({
    id,
    ref: kase.ref,
    name,
    due: dueWords(due_at, ctx.now, hours),
    owner: names.get(owner ?? '') ?? 'Nobody',
  }));
}

/** "2026-11-24T17:00:00.000Z_<id>"; anything else begins at the start. */
function placeOf(typed: string): PlaceInTime | undefined {
  const [time = '', id = ''] = typed.split('_');
  const due_at = new Date(time);
  return isId(id) && !Number.isNaN(due_at.getTime()) ? { due_at, id } : undefined;
}

import { json } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { presenceLine } from './presence.rules.ts';
import { listPresent, sayHere } from './presence.ts';
import { openableCase } from './show.ts';

export function presenceRoutes(r: Router) {
  /** The page says that it is open and hears who else is here. */
  r.post('/desk/cases/:ref/presence', { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await sayHere(ctx, kase, one(req.body, 'writing') === 'yes');
    return json({ text: presenceLine(await listPresent(ctx, kase)) });
  });
}

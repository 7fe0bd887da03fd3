import { openableCase } from '../cases/index.ts';
import { redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { OFFICER_REASONS } from './asking.rules.ts';
import { letRuleDecide, stopAsking } from './asks.ts';

/** An officer says with a reason that somebody is not asked. Who is asked, nobody chooses. */
export function caseRoutes(r: Router) {
  r.post('/desk/cases/:ref/asking', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const reason = OFFICER_REASONS.find((known) => known === one(req.body, 'reason'));
    if (reason) await stopAsking(ctx, kase, reason);
    return redirect(`/desk/cases/${kase.ref}`);
  });
  r.post('/desk/cases/:ref/asking/lifting', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await letRuleDecide(ctx, kase);
    return redirect(`/desk/cases/${kase.ref}`);
  });
}

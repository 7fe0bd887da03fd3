// What people can take part in, for everybody: without an account, a cookie or a script.

import type { Ctx } from '../platform/context.ts';
import { type Reply, visitorPage } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { publicState } from './opportunities.rules.ts';
import { findOpportunity, listPublic } from './opportunities.ts';
import { GetInvolved, NotShown, OpportunityPage } from './outside.tsx';

const OUTSIDE = '/get-involved';
const TITLE = 'Get involved';

export function outsideRoutes(r: Router) {
  r.anyone('GET', OUTSIDE, async (ctx) => {
    const today = localDate(ctx.now);
    const all = (await listPublic(ctx)).map((one) => ({
      ...{ id: one.id, kind: one.kind, title: one.title, does: one.does, state: publicState(one, today) ?? 'closed' },
      by: one.apply_by ? dateWords(one.apply_by, today) : '',
    }));
    const body = <GetInvolved all={all} phone={ctx.trust.phone} />;
    return visitorPage(ctx, { title: TITLE, body });
  });
  r.anyone('GET', `${OUTSIDE}/:opportunity`, opportunityPage);
}

/** What is held back is not told apart from what never was. */
async function opportunityPage(ctx: Ctx, req: Req): Promise<Reply> {
  const one = await findOpportunity(ctx, req.params.opportunity ?? '');
  const today = localDate(ctx.now);
  const state = publicState(one, today);
  const props = { phone: ctx.trust.phone };
  if (!state) return visitorPage(ctx, { title: TITLE, status: 404, body: <NotShown {...props} /> });
  const by = one.apply_by ? dateWords(one.apply_by, today) : '';
  return visitorPage(ctx, { title: TITLE, body: <OpportunityPage one={one} state={state} by={by} {...props} /> });
}

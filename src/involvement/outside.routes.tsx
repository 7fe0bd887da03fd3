// What people can take part in, for everybody: without an account, a cookie or a script.

import type { Ctx } from '../platform/context.ts';
import { type Reply, visitorPage } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { publicState } from './opportunities.rules.ts';
import { findOpportunity, listPublic } from './opportunities.ts';
import { GetInvolved, NotShown, OpportunityPage, Volunteering } from './outside.tsx';

const OUTSIDE = '/get-involved';
const TITLE = 'Get involved';

export function outsideRoutes(r: Router) {
  r.anyone('GET', OUTSIDE, async (ctx) => {
    return visitorPage(ctx, { title: TITLE, body: <GetInvolved all={await linesOf(ctx)} phone={ctx.trust.phone} /> });
  });
  r.anyone('GET', `${OUTSIDE}/volunteering`, async (ctx) => {
    const all = (await linesOf(ctx)).filter(({ kind }) => kind === 'volunteering');
    return visitorPage(ctx, { title: 'Volunteering', body: <Volunteering all={all} phone={ctx.trust.phone} /> });
  });
  r.anyone('GET', `${OUTSIDE}/:opportunity`, opportunityPage);
}

async function linesOf(ctx: Ctx) {
  const today = localDate(ctx.now);
  return (await listPublic(ctx)).map((one) => ({
    ...{ id: one.id, kind: one.kind, title: one.title, does: one.does, state: publicState(one, today) ?? 'closed' },
    ...{ by: one.apply_by ? dateWords(one.apply_by, today) : '', website: one.website },
  }));
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

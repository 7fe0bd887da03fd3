// What the public reads: passed by a second person, checked in time; without an account, a cookie or a script.
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { type Reply, redirect, visitorPage } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { seal, unsealed } from '../platform/sealed.ts';
import { localDate } from '../platform/time.ts';
import { asTyped, searchPassed } from './finding.ts';
import { heldBack } from './guides.rules.ts';
import { findEdition, findGuide, type Guide, listPassed } from './guides.ts';
import { GoneGuide, GUIDES, PublicGuide, PublicGuides } from './public.tsx';

export function publicRoutes(r: Router) {
  r.anyone('GET', GUIDES, (ctx) => listPage(ctx, ''));
  // What they type is sent, and never stands in an address; the answer has one of its own, so that going back works.
  r.anyone('POST', GUIDES, async (ctx, req) => {
    const q = asTyped(one(req.body, 'q'));
    return redirect(q ? `${GUIDES}/found/${seal(GUIDES, q, ctx.now)}` : GUIDES);
  });
  r.anyone('GET', `${GUIDES}/found/:sealed`, async (ctx, req) => {
    const q = unsealed(GUIDES, req.params.sealed ?? '', ctx.now);
    return q ? listPage(ctx, q) : redirect(GUIDES);
  });
  r.anyone('GET', `${GUIDES}/:guide`, guidePage);
}

async function listPage(ctx: Ctx, q: string): Promise<Reply> {
  const today = localDate(ctx.now);
  const guides = q ? await searchPassed(ctx, q) : (await listPassed(ctx)).filter((guide) => !heldBack(guide, today));
  const body = <PublicGuides {...{ guides, q, phone: ctx.trust.phone }} />;
  return visitorPage(ctx, { title: 'Advice', body });
}

/** In the words that a second person has read. */
async function asPassed(ctx: Ctx, guide: Guide) {
  const { title, summary, body } = await findEdition(ctx, guide, guide.public_edition ?? 0);
  return { slug: guide.slug, checked_on: guide.public_checked_on, title, summary, body };
}

/** What is held back is not told apart from what never was for the public. */
async function guidePage(ctx: Ctx, req: Req): Promise<Reply> {
  const guide = await findGuide(ctx, req.params.guide ?? '').catch((error: unknown) => {
    if (error instanceof NotFound) return undefined;
    throw error;
  });
  const today = localDate(ctx.now);
  const props = { phone: ctx.trust.phone, today };
  if (!guide || heldBack(guide, today))
    return visitorPage(ctx, { title: 'Advice', status: 404, body: <GoneGuide {...props} /> });
  return visitorPage(ctx, { title: 'Advice', body: <PublicGuide {...props} guide={await asPassed(ctx, guide)} /> });
}

// What the public reads: passed by a second person, checked in time; without an account, a cookie or a script.
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { type Reply, visitorPage } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { asTyped, searchGuides } from './finding.ts';
import { heldBack } from './guides.rules.ts';
import { findEdition, findGuide, type Guide, listGuides } from './guides.ts';
import { GoneGuide, PublicGuide, PublicGuides } from './public.tsx';

export function publicRoutes(r: Router) {
  r.anyone('GET', '/guides', async (ctx, req) => {
    const q = asTyped(one(req.query, 'q'));
    const today = localDate(ctx.now);
    const found = (q ? await searchGuides(ctx, q) : await listGuides(ctx)).filter((guide) => !heldBack(guide, today));
    const guides = await Promise.all(found.map((guide) => asPassed(ctx, guide)));
    const body = <PublicGuides {...{ guides, q, phone: ctx.trust.phone }} />;
    return visitorPage(ctx, { title: 'Advice', body });
  });
  r.anyone('GET', '/guides/:guide', guidePage);
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

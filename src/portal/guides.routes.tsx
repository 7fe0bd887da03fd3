import { type OfficeKind, publicOffices } from '../bereavement/index.ts';
import { mayChooseBoth } from '../cases/index.ts';
import { findHelp, listNeedsServed } from '../directory/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { visitorPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { GuideHub, GuideText } from './guide.tsx';
import { asksBoth, type GuidePage, withBoth } from './guides.rules.ts';
import { GUIDES } from './guides.ts';

export function guideRoutes(r: Router) {
  for (const guide of GUIDES) {
    r.anyone('GET', guide.path, async (ctx) => {
      const offices = await namedOn(ctx, guide.offices);
      const body = <GuideHub {...{ guide, offices }} phone={ctx.trust.phone} />;
      return visitorPage(ctx, { title: guide.title, body });
    });
    r.anyone('GET', `${guide.path}/:page`, async (ctx, req) => {
      const page = guide.pages.find(({ slug }) => slug === req.params.page);
      if (!page) throw new NotFound('This page');
      const [offices, link, parts] = [
        await namedOn(ctx, page.offices),
        await linkOf(ctx, page),
        await partsOf(ctx, page),
      ];
      const named = page.names ? await findHelp(ctx, page.names) : undefined;
      const body = <GuideText {...{ guide, page, parts, offices, link, named }} phone={ctx.trust.phone} />;
      return visitorPage(ctx, { title: page.title, body });
    });
  }
}

const namedOn = async (ctx: Ctx, kinds: readonly OfficeKind[] = []) =>
  kinds.length > 0 ? publicOffices(ctx, kinds) : [];

/** A way to help of which nothing is checked here yet would lead to an empty page. */
async function linkOf(ctx: Ctx, { link }: GuidePage) {
  const isServed = !link?.need || (await listNeedsServed(ctx)).some(({ code }) => code === link.need);
  return isServed ? link : undefined;
}

const partsOf = async (ctx: Ctx, page: GuidePage) =>
  (asksBoth(page) && (await mayChooseBoth(ctx)) ? withBoth(page) : page).parts;

import { NotFound } from '../platform/errors.ts';
import { visitorPage } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { GuideHub, GuideText } from './guide.tsx';
import { GUIDES } from './guides.ts';

export function guideRoutes(r: Router) {
  for (const guide of GUIDES) {
    r.anyone('GET', guide.path, async (ctx, req) => {
      const large = one(req.query, 'format') === 'large';
      const body = <GuideHub guide={guide} large={large} phone={ctx.trust.phone} />;
      return visitorPage(ctx, { title: guide.title, body });
    });
    r.anyone('GET', `${guide.path}/:page`, async (ctx, req) => {
      const page = guide.pages.find(({ slug }) => slug === req.params.page);
      if (!page) throw new NotFound('This page');
      const large = one(req.query, 'format') === 'large';
      const body = <GuideText guide={guide} page={page} large={large} phone={ctx.trust.phone} />;
      return visitorPage(ctx, { title: page.title, body });
    });
  }
}

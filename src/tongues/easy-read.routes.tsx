import { NotFound } from '../platform/errors.ts';
import { redirect, visitorPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { isChecked, listTongues } from './checks.ts';
import { EASY_READ, EASY_READ_EDITION, EASY_READ_PAGES } from './easy-read.texts.ts';
import { EasyRead, EasyReadIndex } from './easy-read.tsx';

export function easyReadRoutes(r: Router) {
  r.anyone('GET', '/easy-read', async (ctx) => {
    const [offered, tongues] = await Promise.all([isChecked(ctx, EASY_READ, EASY_READ_EDITION), listTongues(ctx)]);
    const body = <EasyReadIndex offered={offered} tongues={tongues} phone={ctx.trust.phone} />;
    return visitorPage(ctx, { title: 'Easy Read and other languages', body });
  });

  r.anyone('GET', '/easy-read/:page', async (ctx, req) => {
    const page = EASY_READ_PAGES.find(({ slug }) => slug === req.params.page);
    if (!page) throw new NotFound('This page');
    // An address that somebody kept leads on, should the words have changed since they were checked.
    if (!(await isChecked(ctx, EASY_READ, EASY_READ_EDITION))) return redirect('/easy-read');
    return visitorPage(ctx, { title: page.title, body: <EasyRead page={page} /> });
  });
}

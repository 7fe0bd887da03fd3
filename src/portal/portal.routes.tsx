import { loadCalendar, openNowWords } from '../calendar/index.ts';
import { loadReach } from '../letters/index.ts';
import { plainPage, redirect, visitorPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { DeskAccessibility, DeskPrivacy } from './desk-statements.tsx';
import { guideRoutes } from './guides.routes.tsx';
import { Home } from './home.tsx';
import { privacyWordsRoutes } from './privacy-words.routes.tsx';
import { loadPrivacyWords } from './privacy-words.ts';
import { Accessibility, Privacy } from './statements.tsx';

export function routes(r: Router) {
  guideRoutes(r);
  privacyWordsRoutes(r);
  r.anyone('GET', '/', async (ctx) => {
    const [{ hours }, reach] = await Promise.all([loadCalendar(ctx), loadReach(ctx)]);
    const body = <Home reach={reach} open={openNowWords(ctx.now, hours)} />;
    return visitorPage(ctx, { title: 'How can we help?', body, width: 'wide' });
  });
  r.anyone('GET', '/accessibility', async (ctx) => {
    const body = <Accessibility trust={ctx.trust.name} reach={await loadReach(ctx)} />;
    return visitorPage(ctx, { title: 'Accessibility', body });
  });
  r.anyone('GET', '/privacy', async (ctx) => {
    const [reach, own] = await Promise.all([loadReach(ctx), loadPrivacyWords(ctx)]);
    return visitorPage(ctx, { title: 'Privacy', body: <Privacy trust={ctx.trust.name} reach={reach} own={own} /> });
  });
  r.anyone('GET', '/cookies', async () => redirect('/privacy#cookies'));
  // Read at the sign-in page, too.
  r.open('GET', '/desk/accessibility', async () =>
    plainPage({ title: 'Accessibility of the desk', body: <DeskAccessibility /> }),
  );
  r.open('GET', '/desk/privacy', async () => plainPage({ title: 'Privacy at the desk', body: <DeskPrivacy /> }));
}

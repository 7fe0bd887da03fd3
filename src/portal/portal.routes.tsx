import { loadCalendar } from '../calendar/index.ts';
import { loadReach } from '../letters/index.ts';
import { plainPage, visitorPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { guideRoutes } from './guides.routes.tsx';
import { Home } from './home.tsx';
import { openNowWords } from './opening.rules.ts';
import { AccessibilityStatement, PrivacyStatement } from './statements.tsx';

export function routes(r: Router) {
  guideRoutes(r);
  r.anyone('GET', '/', async (ctx) => {
    const [{ hours }, reach] = await Promise.all([loadCalendar(ctx), loadReach(ctx)]);
    const body = <Home reach={reach} open={openNowWords(ctx.now, hours)} />;
    return visitorPage(ctx, { title: 'How can we help?', body, width: 'wide' });
  });
  r.open('GET', '/accessibility', async () => plainPage({ title: 'Accessibility', body: <AccessibilityStatement /> }));
  r.open('GET', '/privacy', async () => plainPage({ title: 'Privacy', body: <PrivacyStatement /> }));
}

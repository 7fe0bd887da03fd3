import { plainPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { AccessibilityStatement, PrivacyStatement } from './statements.tsx';

export function routes(r: Router) {
  r.open('GET', '/accessibility', async () => plainPage({ title: 'Accessibility', body: <AccessibilityStatement /> }));
  r.open('GET', '/privacy', async () => plainPage({ title: 'Privacy', body: <PrivacyStatement /> }));
}

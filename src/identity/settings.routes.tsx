import { mayDo } from '../platform/access.ts';
import { deskPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { SettingsHome, type SettingsLink } from './settings.tsx';

/** Everything that can be set, of all modules; each person sees what they may change. */
export function settingsRoutes(r: Router, links: readonly SettingsLink[]) {
  r.get('/desk/settings', { may: 'desk.use' }, async ({ actor }) => {
    const mine = links.filter(({ may }) => mayDo(actor, may));
    const inOrder = mine.sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
    const body = <SettingsHome links={inOrder} />;
    return deskPage({ title: 'Settings', section: 'settings', width: 'form', body });
  });
}

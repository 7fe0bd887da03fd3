import type { SettingsLink } from '../identity/index.ts';
import type { Router } from '../platform/routing.ts';
import { openingRoutes } from './openings.routes.tsx';
import { patternRoutes } from './patterns.routes.tsx';
import { readRoutes } from './reads.routes.tsx';
import { reasonDayRoutes } from './reason-days.routes.tsx';

/** Every route of oversight, stem by stem. */
export function routes(r: Router) {
  readRoutes(r);
  patternRoutes(r);
  openingRoutes(r);
  reasonDayRoutes(r);
}

export const settings: readonly SettingsLink[] = [
  {
    label: 'Restricted cases',
    hint: 'How long a reason keeps a restricted case open',
    href: '/desk/settings/restricted-cases',
    group: 'access',
    may: 'settings.write',
  },
];

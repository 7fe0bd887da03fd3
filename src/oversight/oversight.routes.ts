import type { SettingsLink } from '../identity/index.ts';
import type { House } from '../platform/house.ts';
import type { Router } from '../platform/routing.ts';
import { accessRoutes } from './access.routes.tsx';
import { openingRoutes } from './openings.routes.tsx';
import { patternRoutes } from './patterns.routes.tsx';
import { readRoutes } from './reads.routes.tsx';
import { reasonDayRoutes } from './reason-days.routes.tsx';
import { thresholdRoutes } from './thresholds.routes.tsx';

/** Every route of oversight, stem by stem. */
export function routes(r: Router, house: House) {
  accessRoutes(r, house);
  readRoutes(r);
  patternRoutes(r);
  openingRoutes(r);
  reasonDayRoutes(r);
  thresholdRoutes(r);
}

export const settings: readonly SettingsLink[] = [
  {
    label: 'Restricted cases',
    hint: 'How long a reason keeps a restricted case open',
    href: '/desk/settings/restricted-cases',
    changes: ['access_rules.'],
    group: 'access',
    may: 'settings.write',
  },
  {
    label: 'What counts as a pattern',
    hint: 'From how many reads on somebody looks into them',
    href: '/desk/settings/patterns',
    changes: ['read_pattern.threshold_'],
    group: 'access',
    may: 'access_log.read',
  },
];

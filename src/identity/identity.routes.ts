import type { House } from '../platform/house.ts';
import type { Router } from '../platform/routing.ts';
import { meRoutes } from './me.routes.tsx';
import { settingsRoutes } from './settings.routes.tsx';
import type { SettingsLink } from './settings.tsx';
import { shortcutRoutes } from './shortcuts.routes.tsx';
import { routes as signInRoutes } from './sign-in.routes.tsx';

/** Every route of identity, stem by stem. */
export function routes(r: Router, house: House, settings: readonly SettingsLink[]) {
  signInRoutes(r, house);
  meRoutes(r);
  settingsRoutes(r, settings);
  shortcutRoutes(r);
}

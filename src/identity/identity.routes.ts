import type { House } from '../platform/house.ts';
import type { Router } from '../platform/routing.ts';
import { accountLinkRoutes } from './account-links.routes.tsx';
import { addressRoutes } from './addresses.routes.tsx';
import { meRoutes } from './me.routes.tsx';
import type { OwnLink } from './me.tsx';
import { myPasswordRoutes } from './my-password.routes.tsx';
import { mySessionRoutes } from './my-sessions.routes.tsx';
import { takeHouse } from './origin.ts';
import { passkeyRoutes } from './passkeys.routes.tsx';
import { secondFactorRoutes } from './second-factor.routes.tsx';
import { secondStepRoutes } from './second-step.routes.tsx';
import { settingsRoutes } from './settings.routes.tsx';
import type { SettingsLink } from './settings.tsx';
import { settingsChangesRoutes } from './settings-changes.routes.tsx';
import { shortcutRoutes } from './shortcuts.routes.tsx';
import { routes as signInRoutes } from './sign-in.routes.tsx';
import { ssoRoutes } from './sso.routes.tsx';
import { staffRoutes, type WorkOf } from './staff.routes.tsx';
import { staffImportRoutes } from './staff-import.routes.tsx';

/** Every route of identity, stem by stem. */
export function routes(
  r: Router,
  house: House,
  settings: readonly SettingsLink[],
  workOf: WorkOf | undefined,
  own: readonly OwnLink[],
) {
  takeHouse(house);
  signInRoutes(r, house);
  secondStepRoutes(r, house);
  ssoRoutes(r, house);
  passkeyRoutes(r, house);
  accountLinkRoutes(r, house);
  meRoutes(r, own);
  mySessionRoutes(r);
  myPasswordRoutes(r, house);
  secondFactorRoutes(r, house);
  settingsRoutes(r, settings);
  settingsChangesRoutes(r, settings);
  addressRoutes(r);
  staffImportRoutes(r, house);
  staffRoutes(r, house, workOf);
  shortcutRoutes(r);
}

// How the installation is: database, disk, backup, work in the background, virus check.
// Who may: settings.write looks.
// Tables: none.
import type { Parts } from '../platform/module.ts';
import { routes } from './upkeep.routes.tsx';

export const parts: Parts = {
  routes: (r, house, given) => routes(r, house, given('health')),
  settings: [
    {
      label: 'How the system is',
      hint: 'Database, disk, backup, work in the background, virus check',
      href: '/desk/settings/system',
      may: 'settings.write',
      group: 'system',
    },
  ],
};

// Languages and Easy Read: translations of the pages of telling and tracking, offered once a person has checked them.
// Who may: anyone reads what is offered; settings.write says that it was checked, and takes that back.
// Tables: text_checks.
import type { Parts } from '../platform/module.ts';
import './tables.ts';
import { easyReadRoutes } from './easy-read.routes.tsx';
import { languageRoutes } from './languages.routes.tsx';
import { settingsRoutes } from './settings.routes.tsx';

export { formatsOffered, isTongue, maybeTongue } from './checks.ts';
export { missingIn, TONGUES } from './languages.ts';

export const parts: Parts = {
  routes: (r) => {
    easyReadRoutes(r);
    languageRoutes(r);
    settingsRoutes(r);
  },
  settings: [
    {
      label: 'Languages and Easy Read',
      hint: 'Which are offered to the public, and who checked them',
      href: '/desk/settings/languages',
      changes: ['text_check.'],
      group: 'public',
      may: 'settings.write',
    },
  ],
};

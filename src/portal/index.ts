// The public door: the first page, and what the pages say of themselves.
// Who may: anyone; settings.write says what the trust adds on privacy.
// Tables: privacy_words.
import type { Parts } from '../platform/module.ts';
import { routes } from './portal.routes.tsx';
import { PRIVACY_WORDS } from './privacy-words.routes.tsx';
import './tables.ts';

export const parts: Parts = {
  routes,
  settings: [
    {
      label: 'Privacy page',
      hint: 'Your data protection officer, and what your trust adds',
      href: PRIVACY_WORDS,
      changes: ['privacy_words.'],
      group: 'public',
      may: 'settings.write',
    },
  ],
};

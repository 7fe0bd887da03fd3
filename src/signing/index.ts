// British Sign Language first: the trust's film, video relay, a call with an interpreter at times that the person offers.
// Who may: anyone reads it and offers times; settings.write sets film and relay; the times are seen with the case.
// Tables: signing_ways, offered_times.
import type { Parts } from '../platform/module.ts';
import { shows } from './shows.routes.tsx';
import './tables.ts';
import { bslRoutes } from './bsl.routes.tsx';
import { waysRoutes } from './ways.routes.tsx';

export const parts: Parts = {
  routes: (r) => {
    bslRoutes(r);
    waysRoutes(r);
  },
  shows,
  settings: [
    {
      label: 'British Sign Language (BSL)',
      hint: 'Your film, and the video relay of the public page',
      href: '/desk/settings/bsl',
      changes: ['signing_ways.'],
      group: 'public',
      may: 'settings.write',
    },
  ],
};

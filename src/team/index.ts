// The team: who has what to do, sharing it out, cover while somebody is away, leavers, quality, hard calls.
// Who may: cases.share_out for the team; settings.write for the weights; cases.write for what is one's own. A one-to-one is between its two alone.
// Tables: hard_calls, load_weights, site_covers, quality_samples, quality_items, talk_notes.
import type { Parts } from '../platform/module.ts';
import { absenceRoutes } from './absences.routes.tsx';
import { alertsOf, breakRoutes } from './breaks.routes.tsx';
import { coverRoutes } from './cover.routes.tsx';
import { giveBackAll } from './cover.ts';
import { leaverRoutes } from './leaver.routes.tsx';
import { oneToOneRoutes } from './one-to-one.routes.tsx';
import { sampleRoutes } from './samples.routes.tsx';
import { shareRoutes } from './share.routes.tsx';
import { shows } from './shows.ts';
import './tables.ts';
import { teamRoutes } from './team.routes.tsx';
import { weightRoutes } from './weights.routes.tsx';

export { type CoverOffer, coverOffers } from './cover-offers.ts';
export { CoverNeeded } from './cover-offers.tsx';
export { type OwnLeave, ownLeave } from './own-leave.ts';

export const parts: Parts = {
  routes: (r) => {
    shareRoutes(r);
    teamRoutes(r);
    absenceRoutes(r);
    coverRoutes(r);
    leaverRoutes(r);
    breakRoutes(r);
    oneToOneRoutes(r);
    sampleRoutes(r);
    weightRoutes(r);
  },
  shows,
  alerts: alertsOf,
  settings: [
    {
      label: 'What weighs how much',
      hint: 'How hard cases count when work is shared out, from a day on',
      href: '/desk/settings/weights',
      changes: ['team.weight_'],
      group: 'time',
      may: 'settings.write',
    },
  ],
  every: { 'team.give_back': { at: '*/5 0,2-23 * * *', run: giveBackAll } },
  own: [
    { label: 'When you are away', href: '/desk/me/away', may: 'leave.write' },
    { label: 'After a hard call', href: '/desk/me/hard-call', may: 'cases.write' },
    { label: 'Your one-to-ones', href: '/desk/me/one-to-one', may: 'cases.write' },
  ],
  nav: [{ label: 'Team', href: '/desk/team', section: 'team', may: 'cases.share_out', inside: 'Workload' }],
};

// What is not for this PALS: handed on with consent, told whom to ask; requests for records and information to their own teams.
// Who may: cases.write; cases.share_out lists what waits; settings.write says where requests go; need to know is the database's.
// Tables: referrals, own_teams.
import type { Parts } from '../platform/module.ts';
import { routes } from './referrals.routes.tsx';
import { shows } from './shows.ts';
import './tables.ts';

export { noteSignpost, noteToPass } from './noting.ts';
export { listReferrals } from './referral-rows.ts';
export { noteReferralAnswered, passOn, sendRequest } from './referrals.ts';
export { setTeam } from './teams.ts';

export const parts: Parts = {
  routes,
  shows,
  settings: [
    {
      label: 'Records and information requests',
      hint: 'Where requests go that are not for PALS',
      href: '/desk/settings/own-teams',
      changes: ['own_team.'],
      group: 'letters',
      may: 'settings.write',
    },
  ],
  nav: [{ label: 'Referrals', href: '/desk/referrals', section: 'referrals', may: 'cases.share_out', under: 'team' }],
};

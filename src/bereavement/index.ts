// After a death: the pathway on the desk, what was explained, belongings, viewings, and follow-up as the family chose.
// Who may: cases.read, cases.write; settings.write says who to call and how many days are counted; need to know is the database's.
// Tables: bereavement_steps, bereavement_belongings, bereavement_viewings, bereavement_told, bereavement_follow_ups, bereavement_offices, bereavement_limits.
import type { Parts } from '../platform/module.ts';
import { routes } from './bereavement.routes.ts';
import { hearsNobody } from './quiet.ts';
import { shows } from './shows.ts';
import './tables.ts';

export { addBelonging } from './belongings.ts';
export { chooseFollowUp } from './follow-ups.ts';
export { OFFICE_FOR, type Office, type OfficeKind } from './offices.rules.ts';
export { publicOffices } from './offices.ts';
export { bookViewing } from './viewings.ts';

export const parts: Parts = {
  routes,
  shows,
  hearsNobody,
  settings: [
    {
      label: 'After a death: who to call',
      hint: 'Bereavement office, medical examiner, register office: named on the public pages',
      href: '/desk/settings/bereavement',
      changes: ['bereavement_office.'],
      group: 'public',
      may: 'settings.write',
    },
    {
      label: 'After a death: days',
      hint: 'How soon a certificate goes, and how long belongings are kept',
      href: '/desk/settings/bereavement-days',
      changes: ['bereavement_limit.'],
      group: 'time',
      may: 'settings.write',
    },
  ],
};

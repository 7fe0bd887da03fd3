// Safeguarding and danger: what was feared in a case, who was told and when, what came of it; never changed or deleted.
// Who may: cases.write raises and adds; cases.share_out sees all open concerns; need to know is the database's.
// Tables: danger_kinds, escalations, escalation_lines.
import type { Parts } from '../platform/module.ts';
import { alertsOf } from './company.ts';
import { whenAtRisk } from './in-call.ts';
import { stepUpNow } from './safeguarding.jobs.ts';
import { routes } from './safeguarding.routes.tsx';
import { shows } from './shows.ts';
import './tables.ts';

export { addLine, dangersOf, raiseDanger, writeDown } from './safeguarding.ts';

export const parts: Parts = {
  routes,
  shows,
  alerts: alertsOf,
  whenAtRisk,
  jobs: { 'safeguarding.step_up': stepUpNow },
  nav: [
    {
      label: 'Safeguarding',
      href: '/desk/safeguarding',
      section: 'safeguarding',
      may: 'cases.share_out',
      under: 'team',
    },
  ],
};

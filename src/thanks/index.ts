// Thanks to named staff, ideas and experiences: passed on to those they are for, and whether it arrived.
// Who may: cases.write passes on, cases.read counts; whoever is named reads theirs by a link. Need to know is the database's.
// Tables: thanks, thanks_letters.
import type { Parts } from '../platform/module.ts';
import { takesBack } from './letters.ts';
import { shows } from './shows.ts';
import { thanksJobs } from './thanks.jobs.ts';
import { routes } from './thanks.routes.tsx';
import './tables.ts';

export { hearThanks, passThanksOn } from './thanks.ts';

export const parts: Parts = {
  routes,
  shows,
  ...thanksJobs,
  takesBack: [takesBack],
  nav: [{ label: 'Thanks', href: '/desk/thanks', section: 'thanks', may: 'cases.read' }],
};

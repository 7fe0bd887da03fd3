// Same person, same matter: possible duplicates, merging people and cases, splitting contacts, links between cases, contact plans.
// Who may: people.write and cases.write merge, link and propose; cases.share_out approves plans and sees all duplicates.
// Tables: case_links, contact_plans.
import type { Parts } from '../platform/module.ts';
import { routes } from './matching.routes.ts';
import { SHOWS } from './shows.routes.tsx';
import './tables.ts';

export { agreedLine } from './plans.routes.tsx';
export { maybeAgreed, noteLetterOfPlan } from './plans.ts';
export { splitContact } from './splits.ts';

export const parts: Parts = {
  routes,
  shows: SHOWS,
};

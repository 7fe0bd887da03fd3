// Same person, same matter: possible duplicates, merging people and cases, splitting contacts, links between cases, contact plans.
// Who may: people.write and cases.write merge, link and propose; cases.share_out approves plans and sees all duplicates.
// Tables: case_links, contact_plans.
import './tables.ts';

export { routes } from './matching.routes.ts';
export { agreedLine } from './plans.routes.tsx';
export { maybeAgreed, noteLetterOfPlan } from './plans.ts';
export { SHOWS } from './shows.routes.tsx';
export { splitContact } from './splits.ts';

// Access needs (Accessible Information Standard, DAPB1605): asked, recorded, shared, reviewed each year; safe contact.
// Who may: people.write asks and changes; the rules of contact themselves are people's, so that every module obeys them.
// Tables: none; what is needed is kept once, with the person.
import type { Shows } from '../cases/index.ts';
import { safeBlock } from './safe.routes.tsx';

export { needJobs } from './needs.jobs.ts';
export { routes } from './needs.routes.tsx';

export const shows: Shows = {
  onPerson: safeBlock,
  events: {
    'person.need_overridden': { title: 'Contacted another way than they asked for, with a reason' },
  },
};

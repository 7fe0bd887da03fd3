// Access needs (Accessible Information Standard, DAPB1605): asked, recorded, shared, reviewed each year; safe contact.
// Who may: people.write asks and changes; the rules of contact themselves are people's, so that every module obeys them.
// Tables: none; what is needed is kept once, with the person.
import type { Parts } from '../platform/module.ts';
import { needJobs } from './needs.jobs.ts';
import { routes } from './needs.routes.tsx';
import { safeBlock } from './safe.routes.tsx';

export const parts: Parts = {
  routes,
  shows: {
    onPerson: safeBlock,
    events: {
      'person.need_overridden': { title: 'Contacted another way than they asked for, with a reason' },
    },
  },
  ...needJobs,
};

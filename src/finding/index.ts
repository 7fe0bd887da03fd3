// Finding: the list of cases with its filters, views that are kept, the page of a person. The search in notes stays in cases.
// Who may: cases.read; need to know is the database's.
// Tables: saved_views.
import type { Parts } from '../platform/module.ts';
import { listRoutes } from './list.routes.tsx';
import { personRoutes } from './person.routes.tsx';
import './tables.ts';

export const parts: Parts = {
  routes: (r) => {
    listRoutes(r);
    personRoutes(r);
  },
  nav: [{ label: 'Cases', href: '/desk/cases', section: 'cases', may: 'cases.read' }],
};

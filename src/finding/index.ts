// Finding: the list of cases with its filters, views that are kept, the page of a person. The search in notes stays in cases.
// Who may: cases.read; need to know is the database's.
// Tables: saved_views.
import type { Router } from '../platform/routing.ts';
import { listRoutes } from './list.routes.tsx';
import { personRoutes } from './person.routes.tsx';
import './tables.ts';

/** Every route of finding, stem by stem. */
export function routes(r: Router) {
  listRoutes(r);
  personRoutes(r);
}

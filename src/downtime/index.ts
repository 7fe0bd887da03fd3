// A day without computers: what is on paper before, and how paper comes into the record afterwards.
// Who may: cases.write; need to know is the database's.
// Tables: none.
import type { Parts } from '../platform/module.ts';
import { routes } from './downtime.routes.tsx';

export const parts: Parts = {
  routes,
};

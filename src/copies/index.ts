// Copies of a case: on paper for one reader, with personal details or without, and the log of its record.
// Who may: cases.read prints; record_log.read reads the log; need to know is the database's.
// Tables: none.
import type { Parts } from '../platform/module.ts';
import { printRoutes } from './print.routes.tsx';
import { recordLogRoutes } from './record-log.routes.tsx';

export const parts: Parts = {
  routes: (r) => {
    printRoutes(r);
    recordLogRoutes(r);
  },
};

// The public door: the first page, and what the pages say of themselves.
// Who may: anyone.
// Tables: none.
import type { Parts } from '../platform/module.ts';
import { routes } from './portal.routes.tsx';

export const parts: Parts = {
  routes,
};

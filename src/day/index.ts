// My day: what to do first, each promise with all that can be done about it, and the end of a day.
// Who may: cases.read; cases.write to act; need to know is the database's.
// Tables: handovers.
import type { Parts } from '../platform/module.ts';
import { dayRoutes } from './day.routes.tsx';
import { finishDayRoutes } from './finish-day.routes.tsx';
import { promiseRoutes } from './promise.routes.tsx';
import './tables.ts';

export { addHandover } from './handovers.ts';

export const parts: Parts = {
  routes: (r) => {
    dayRoutes(r);
    promiseRoutes(r);
    finishDayRoutes(r);
  },
  nav: [{ label: 'My day', href: '/desk', section: 'day', may: 'cases.read' }],
};

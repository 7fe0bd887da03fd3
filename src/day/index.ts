// My day: what to do first, each promise with all that can be done about it, and the end of a day.
// Who may: cases.read; cases.write to act; need to know is the database's.
// Tables: handovers.
import type { Router } from '../platform/routing.ts';
import { dayRoutes } from './day.routes.tsx';
import { finishDayRoutes } from './finish-day.routes.tsx';
import { promiseRoutes } from './promise.routes.tsx';
import './tables.ts';

export { addHandover } from './handovers.ts';

/** Every route of My day, stem by stem. */
export function routes(r: Router) {
  dayRoutes(r);
  promiseRoutes(r);
  finishDayRoutes(r);
}

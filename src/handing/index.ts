// Handing on: many cases and promises at once to colleagues, each with what it was before, so that it can be undone.
// Who may: cases.write; undoing one's own, cases.share_out anybody's.
// Tables: handings, handing_items.
import type { Parts } from '../platform/module.ts';
import { givingRoutes as routes } from './giving.routes.tsx';
import './tables.ts';

export {
  type Hand,
  handOn,
  listHandedSince,
  listHandingsOf,
  planGiving,
  type Refused,
  undoHanding,
  whatWasHanded,
} from './handings.ts';
export { countedWords, handingNotice } from './notice.ts';

export const parts: Parts = {
  routes,
};

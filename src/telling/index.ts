// Telling us from outside: one question on a page, kept from the first word, anonymous if they wish; a case at the end.
// Who may: anyone at the host name of a trust; what is not sent is its writer's alone.
// Tables: tellings, enclosures, enclosure_chunks, enclosure_days.
import type { Parts } from '../platform/module.ts';
import { forgetAll } from './enclosures.ts';
import { routes } from './telling.routes.tsx';
import './tables.ts';

export { sendOnce } from './once.ts';
export type { Told } from './telling.rules.ts';
export { EITHER, EITHER_OR_BOTH, ROUTE_WORDS } from './telling.words.ts';
export { toSent } from './visitor.ts';

export const parts: Parts = {
  routes,
  every: { 'telling.forget': { at: '20 3 * * *', run: forgetAll } },
};

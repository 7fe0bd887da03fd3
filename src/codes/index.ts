// Code lists with the dates they hold: subjects, outcomes, needs, relations, quick-log tiles.
// Who may: every verb reads them; only Settings changes what a trust calls them.
// Tables: codes.
import type { Parts } from '../platform/module.ts';
import { routes } from './settings.routes.tsx';
import { settings } from './settings.rules.ts';
import './tables.ts';

export type { Code } from './codes.rules.ts';
export { type CodeList, codesWith, listAddedCodes, listCodes, namedCodes } from './codes.ts';

export const parts: Parts = {
  routes,
  settings,
};

// Code lists with the dates they hold: subjects, outcomes, needs, relations, quick-log tiles.
// Who may: every verb reads them; only Settings changes what a trust calls them.
// Tables: codes.
import './tables.ts';

export type { Code } from './codes.rules.ts';
export { type CodeList, codesWith, listAddedCodes, listCodes, namedCodes } from './codes.ts';
export { routes } from './settings.routes.tsx';
export { settings } from './settings.rules.ts';

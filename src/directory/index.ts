// Help for people outside this trust: services, who offers them, where and when; checked in time, found by need and place.
// Who may: anyone finds what is current on the public pages; places.read looks up and reports, places.write keeps, settings.write takes out crisis lines; cases.write tells people of a case.
// Tables: national_help (global), help_organisations, help_entries, help_places, help_words, help_dictionary, help_reports, help_links, help_told, help_told_entries, help_imports, help_import_lines, help_import_pieces, help_editions.
import type { Parts } from '../platform/module.ts';
import { directoryJobs } from './directory.jobs.ts';
import { routes } from './directory.routes.ts';
import { inDirectory } from './help.routes.tsx';
import { shows } from './shows.ts';
import './tables.ts';

export { listNeedsServed } from './finding.ts';
export { findHelp, type Help } from './help.ts';
export { sendFeed } from './imports.ts';
export { addHelp, type HelpDetails } from './keeping.ts';
export { reachOf } from './reach.rules.ts';
export { reportWrong } from './reports.ts';
export { TellingFields, toldTo } from './telling-fields.tsx';
export { GUIDE_KEY } from './told.rules.ts';
export { countUse, listTold, type Thing, tellOf, tellOfHelp, type Use } from './told.ts';
export { isCommon, typedWords } from './words.rules.ts';

export const parts: Parts = {
  routes,
  shows,
  settings: [
    {
      label: 'Help for people',
      hint: 'What people can be told of: checked by somebody here, before the public finds it',
      href: '/desk/directory/help',
      changes: ['help.'],
      group: 'public',
      may: 'settings.write',
    },
  ],
  inDirectory,
  ...directoryJobs,
};

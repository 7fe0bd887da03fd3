// Free, independent help with a complaint by where somebody lives: councils, postcodes, who gives the help there.
// Who may: anyone looks it up; places.read looks through it, places.write keeps it; cases.write tells people of a case.
// Tables: councils, postcodes, postcode_imports (global), advocates, advocate_imports, advocates_told.
import type { Parts } from '../platform/module.ts';
import { routes } from './advocacy.routes.ts';
import { shows } from './shows.ts';
import './tables.ts';

export { importAdvocates } from './imports.ts';
export { importPostcodes, NotTaken } from './postcode-import.ts';
export { advocateFor, tellOfAdvocate } from './told.ts';

export const parts: Parts = {
  routes,
  shows,
  settings: [
    {
      label: 'Advocates by council',
      hint: 'Who helps people with a complaint, by where they live',
      href: '/desk/directory/advocates',
      changes: ['advocate.'],
      group: 'public',
      may: 'settings.write',
    },
    {
      label: 'Postcodes',
      hint: 'Which edition of the official directory is loaded, and how the next one is',
      href: '/desk/settings/postcodes',
      group: 'system',
      may: 'settings.write',
    },
  ],
};

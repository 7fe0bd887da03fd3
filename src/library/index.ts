// Guides: what this trust advises, found while somebody talks, told with the edition shown, shared with the public where a second person has read it.
// Who may: library.read finds, reads and says what is wrong; library.write writes, checks and passes for the public; cases.write tells people of a case; anyone reads what was passed.
// Tables: guide_defaults (global), guides, guide_editions, guide_reports.
import type { Parts } from '../platform/module.ts';
import { setGuides } from './guides.ts';
import { shows } from './shows.ts';
import './tables.ts';

import { editRoutes } from './edit.routes.tsx';
import { guideRoutes } from './guides.routes.tsx';
import { publicRoutes } from './public.routes.tsx';
import { toldRoutes } from './told.routes.tsx';

export { guidesForNotes, searchGuides } from './finding.ts';
export { type Guide, maybeGuide } from './guides.ts';
export { addGuide, type GuideDetails, passGuide } from './keeping.ts';
export { GuidesFound, OpenGuide } from './panel.tsx';
export { reportGuide } from './reports.ts';
export { tellOfGuides } from './told.ts';

export const parts: Parts = {
  routes: (r) => {
    editRoutes(r);
    guideRoutes(r);
    toldRoutes(r);
    publicRoutes(r);
  },
  shows,
  setDefaults: setGuides,
  nav: [{ label: 'Guides', href: '/desk/guides', section: 'guides', may: 'library.read', under: 'directory' }],
};

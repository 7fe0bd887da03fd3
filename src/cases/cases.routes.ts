import type { Router } from '../platform/routing.ts';
import { aboutRoutes } from './about.routes.tsx';
import { bothRoutes } from './both-routes.routes.tsx';
import { casePeopleRoutes } from './case-people.routes.tsx';
import { clockRoutes } from './clocks.routes.tsx';
import { closureRoutes } from './closure.routes.tsx';
import { contactPeopleRoutes } from './contact-people.routes.tsx';
import { contactRoutes } from './contacts.routes.tsx';
import { entryRoutes } from './entries.routes.tsx';
import { noteRoutes } from './notes.routes.tsx';
import { presenceRoutes } from './presence.routes.ts';
import { searchRoutes } from './search.routes.tsx';
import { showRoutes, type WhenBarred } from './show.routes.tsx';
import { type Shows, takeShows } from './shows.ts';
import { stepRoutes } from './steps.routes.tsx';

/**
 * Every route of cases, stem by stem; `shows` is what other modules have to show on its pages, `whenBarred` what stands in
 * the place of a case that somebody may not open.
 */
export function routes(r: Router, shows: readonly Shows[], whenBarred: WhenBarred | undefined) {
  takeShows(shows);
  searchRoutes(r);
  showRoutes(r, whenBarred);
  noteRoutes(r);
  contactRoutes(r);
  entryRoutes(r);
  closureRoutes(r);
  stepRoutes(r);
  presenceRoutes(r);
  casePeopleRoutes(r);
  contactPeopleRoutes(r);
  aboutRoutes(r);
  clockRoutes(r);
  bothRoutes(r);
}

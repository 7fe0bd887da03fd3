import type { House } from '../platform/house.ts';
import type { Router } from '../platform/routing.ts';
import { aboutRoutes } from './about.routes.tsx';
import { accessRoutes } from './access.routes.tsx';
import { casePeopleRoutes } from './case-people.routes.tsx';
import { clockRoutes } from './clocks.routes.tsx';
import { closureRoutes } from './closure.routes.tsx';
import { contactPeopleRoutes } from './contact-people.routes.tsx';
import { contactRoutes } from './contacts.routes.tsx';
import { entryRoutes } from './entries.routes.tsx';
import { noteRoutes } from './notes.routes.tsx';
import { presenceRoutes } from './presence.routes.ts';
import { sharingRoutes } from './sharing.routes.tsx';
import { showRoutes } from './show.routes.tsx';
import { type Shows, takeShows } from './shows.ts';
import { stepRoutes } from './steps.routes.tsx';

/** Every route of cases, stem by stem; `shows` is what other modules have to show on its pages. */
export function routes(r: Router, shows: readonly Shows[], house: House) {
  takeShows(shows);
  showRoutes(r, house);
  noteRoutes(r);
  contactRoutes(r);
  entryRoutes(r);
  closureRoutes(r);
  stepRoutes(r);
  sharingRoutes(r);
  presenceRoutes(r);
  casePeopleRoutes(r);
  contactPeopleRoutes(r);
  aboutRoutes(r);
  accessRoutes(r, house);
  clockRoutes(r);
}

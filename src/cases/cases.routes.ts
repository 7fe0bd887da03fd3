import type { Router } from '../platform/routing.ts';
import { aboutRoutes } from './about.routes.tsx';
import { accessRoutes } from './access.routes.tsx';
import { casePeopleRoutes } from './case-people.routes.tsx';
import { closureRoutes } from './closure.routes.tsx';
import { contactRoutes } from './contacts.routes.tsx';
import { dayRoutes } from './day.routes.tsx';
import { entryRoutes } from './entries.routes.tsx';
import { finishDayRoutes } from './finish-day.routes.tsx';
import { listRoutes } from './list.routes.tsx';
import { messageRoutes } from './messages.routes.tsx';
import { noteRoutes } from './notes.routes.tsx';
import { personRoutes } from './person.routes.tsx';
import { presenceRoutes } from './presence.routes.ts';
import { printRoutes } from './print.routes.tsx';
import { promiseRoutes } from './promises.routes.tsx';
import { recordLogRoutes } from './record-log.routes.tsx';
import { searchRoutes } from './search.routes.tsx';
import { sharingRoutes } from './sharing.routes.tsx';
import { showRoutes } from './show.routes.tsx';
import { type Shows, takeShows } from './shows.ts';
import { splitRoutes } from './splits.routes.tsx';
import { stepRoutes } from './steps.routes.tsx';

/** Every route of cases, stem by stem; `shows` is what other modules have to show on its pages. */
export function routes(r: Router, shows: readonly Shows[]) {
  takeShows(shows);
  dayRoutes(r);
  promiseRoutes(r);
  messageRoutes(r);
  finishDayRoutes(r);
  listRoutes(r);
  searchRoutes(r);
  personRoutes(r);
  showRoutes(r);
  noteRoutes(r);
  contactRoutes(r);
  entryRoutes(r);
  closureRoutes(r);
  splitRoutes(r);
  stepRoutes(r);
  sharingRoutes(r);
  recordLogRoutes(r);
  presenceRoutes(r);
  printRoutes(r);
  casePeopleRoutes(r);
  aboutRoutes(r);
  accessRoutes(r);
}

import type { Router } from '../platform/routing.ts';
import { belongingRoutes } from './belongings.routes.tsx';
import { followUpRoutes } from './follow-ups.routes.tsx';
import { limitRoutes } from './limits.routes.tsx';
import { officeRoutes } from './offices.routes.tsx';
import { pathwayRoutes } from './pathway.routes.tsx';
import { stepRoutes } from './steps.routes.tsx';
import { toldRoutes } from './told.routes.tsx';
import { viewingRoutes } from './viewings.routes.tsx';

export function routes(r: Router) {
  pathwayRoutes(r);
  stepRoutes(r);
  toldRoutes(r);
  belongingRoutes(r);
  viewingRoutes(r);
  followUpRoutes(r);
  officeRoutes(r);
  limitRoutes(r);
}

import type { Router } from '../platform/routing.ts';
import { consentRoutes } from './consent.routes.tsx';
import { eventRoutes } from './events.routes.tsx';
import { joiningRoutes } from './joining.routes.tsx';
import { memberRoutes } from './members.routes.tsx';
import { opportunityRoutes } from './opportunities.routes.tsx';
import { outsideRoutes } from './outside.routes.tsx';
import { roundRoutes } from './rounds.routes.tsx';

export function routes(r: Router) {
  outsideRoutes(r);
  joiningRoutes(r);
  opportunityRoutes(r);
  eventRoutes(r);
  memberRoutes(r);
  roundRoutes(r);
  consentRoutes(r);
}

import type { Router } from '../platform/routing.ts';
import { matchRoutes } from './matches.routes.tsx';
import { mergePeopleRoutes } from './merge-people.routes.tsx';
import { planRoutes } from './plans.routes.tsx';
import { sameMatterRoutes } from './same-matter.routes.tsx';
import { splitRoutes } from './splits.routes.tsx';

export function routes(r: Router) {
  matchRoutes(r);
  mergePeopleRoutes(r);
  planRoutes(r);
  sameMatterRoutes(r);
  splitRoutes(r);
}

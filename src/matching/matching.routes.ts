import type { Router } from '../platform/routing.ts';
import { matchRoutes } from './matches.routes.tsx';
import { mergePeopleRoutes } from './merge-people.routes.tsx';

export function routes(r: Router) {
  matchRoutes(r);
  mergePeopleRoutes(r);
}

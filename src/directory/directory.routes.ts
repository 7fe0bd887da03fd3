import type { Router } from '../platform/routing.ts';
import { findHelpRoutes } from './find-help.routes.tsx';
import { helpRoutes } from './help.routes.tsx';

export function routes(r: Router) {
  helpRoutes(r);
  findHelpRoutes(r);
}

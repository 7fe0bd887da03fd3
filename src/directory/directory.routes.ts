import type { Router } from '../platform/routing.ts';
import { findHelpRoutes } from './find-help.routes.tsx';
import { helpRoutes } from './help.routes.tsx';
import { importRoutes } from './imports.routes.tsx';
import { orukRoutes } from './oruk.routes.ts';
import { toldRoutes } from './told.routes.tsx';

export function routes(r: Router) {
  helpRoutes(r);
  importRoutes(r);
  toldRoutes(r);
  findHelpRoutes(r);
  orukRoutes(r);
}

import type { Router } from '../platform/routing.ts';
import { editionRoutes } from './editions.routes.tsx';
import { findRoutes } from './find.routes.tsx';
import { importRoutes } from './imports.routes.tsx';
import { keepingRoutes } from './keeping.routes.tsx';
import { toldRoutes } from './told.routes.tsx';

export function routes(r: Router) {
  editionRoutes(r);
  importRoutes(r);
  keepingRoutes(r);
  toldRoutes(r);
  findRoutes(r);
}

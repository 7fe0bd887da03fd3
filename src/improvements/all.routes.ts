import type { Router } from '../platform/routing.ts';
import { deskRoutes } from './improvements.routes.tsx';
import { outsideRoutes } from './outside.routes.tsx';
import { tellingRoutes } from './telling.routes.tsx';

export function routes(r: Router) {
  outsideRoutes(r);
  tellingRoutes(r);
  deskRoutes(r);
}

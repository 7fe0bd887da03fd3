import type { House } from '../platform/house.ts';
import type { Router } from '../platform/routing.ts';
import { findHelpRoutes } from './find-help.routes.tsx';
import { helpRoutes } from './help.routes.tsx';

export function routes(r: Router, house: House) {
  helpRoutes(r);
  findHelpRoutes(r, house);
}

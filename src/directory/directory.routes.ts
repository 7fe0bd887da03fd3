import type { House } from '../platform/house.ts';
import type { Router } from '../platform/routing.ts';
import { findHelpRoutes } from './find-help.routes.tsx';
import { helpRoutes } from './help.routes.tsx';
import { importRoutes } from './imports.routes.tsx';
import { orukRoutes } from './oruk.routes.ts';
import { takeHouse } from './outside.ts';
import { toldRoutes } from './told.routes.tsx';

export function routes(r: Router, house: House) {
  takeHouse(house);
  helpRoutes(r);
  importRoutes(r);
  toldRoutes(r);
  findHelpRoutes(r);
  orukRoutes(r);
}

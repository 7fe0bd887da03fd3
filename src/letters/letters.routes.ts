import type { Router } from '../platform/routing.ts';
import { choosingRoutes } from './choosing.routes.tsx';
import { documentRoutes } from './documents.routes.tsx';
import { formatRoutes } from './formats.routes.tsx';
import { goingRoutes } from './going.routes.tsx';
import { postedRoutes } from './posted.routes.tsx';
import { reachRoutes } from './reach.routes.tsx';
import { readingRoutes } from './readings.routes.tsx';
import { templateRoutes } from './templates.routes.tsx';
import { writingRoutes } from './writing.routes.tsx';

export function routes(r: Router) {
  reachRoutes(r);
  templateRoutes(r);
  choosingRoutes(r);
  writingRoutes(r);
  postedRoutes(r);
  readingRoutes(r);
  formatRoutes(r);
  documentRoutes(r);
  goingRoutes(r);
}

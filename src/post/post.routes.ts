import type { Router } from '../platform/routing.ts';
import { bulkRoutes } from './bulk.routes.tsx';
import { lettersRoutes } from './letters.routes.tsx';
import { listRoutes } from './list.routes.tsx';
import { pieceRoutes } from './piece.routes.tsx';

export function routes(r: Router) {
  listRoutes(r);
  bulkRoutes(r);
  lettersRoutes(r);
  pieceRoutes(r);
}

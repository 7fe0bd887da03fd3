import type { Router } from '../platform/routing.ts';
import { listRoutes } from './list.routes.tsx';
import { pieceRoutes } from './piece.routes.tsx';

export function routes(r: Router) {
  listRoutes(r);
  pieceRoutes(r);
}

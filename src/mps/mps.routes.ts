import type { Router } from '../platform/routing.ts';
import { answerRoutes } from './answers.routes.tsx';
import { letterRoutes } from './letters.routes.tsx';
import { signerRoutes } from './signers.routes.tsx';

export function routes(r: Router) {
  letterRoutes(r);
  answerRoutes(r);
  signerRoutes(r);
}

import type { Router } from '../platform/routing.ts';

export function closureRoutes(_r: Router) {}

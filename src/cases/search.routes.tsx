import type { Router } from '../platform/routing.ts';

export function searchRoutes(_r: Router) {}

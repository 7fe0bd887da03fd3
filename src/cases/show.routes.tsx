import type { Router } from '../platform/routing.ts';

export function showRoutes(_r: Router) {}

import type { Router } from '../platform/routing.ts';

export function listRoutes(_r: Router) {}

import type { Router } from '../platform/routing.ts';

export function noteRoutes(_r: Router) {}

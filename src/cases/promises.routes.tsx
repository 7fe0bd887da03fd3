import type { Router } from '../platform/routing.ts';

export function promiseRoutes(_r: Router) {}

import type { Router } from '../platform/routing.ts';

export function contactRoutes(_r: Router) {}

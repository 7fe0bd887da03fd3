import type { Router } from '../platform/routing.ts';
export function routes(_r: Router) {}

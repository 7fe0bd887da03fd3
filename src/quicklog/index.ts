// Quick log: on-the-spot questions, counted by tile, place and hour, never with a person.
// Who may: quicklog.write, volunteers too.
// Tables: quick_logs.
import type { Parts } from '../platform/module.ts';
import { routes } from './quicklog.routes.tsx';
import './tables.ts';

export { logQuestion } from './quicklog.ts';

export const parts: Parts = {
  routes,
  nav: [{ label: 'Quick log', href: '/desk/quick-log', section: 'quicklog', may: 'quicklog.write', quickLog: true }],
};

// When something is promised, in the calendar of the officer who promised it: times and kinds, and nobody's name.
// Who may: cases.read makes a link of their own; whoever has the link reads it until it is stopped.
// Tables: calendar_feeds.
import type { Parts } from '../platform/module.ts';
import { routes } from './feed.routes.tsx';
import './tables.ts';

export const parts: Parts = {
  routes,
  own: [{ label: 'Promises in your calendar', href: '/desk/me/calendar', may: 'cases.read' }],
};

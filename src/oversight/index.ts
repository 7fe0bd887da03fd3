// Who may open a case and who opened one with a reason; who looked at what over all cases.
// Who may: cases.share_out restricts, cases.write gives a reason; access_log.read, also for what counts as a pattern; settings.write for how long a reason holds.
// Tables: case_openings, access_rules, read_pattern_rules, read_patterns, read_pattern_marks.
import type { Parts } from '../platform/module.ts';
import { barredCase } from './access.routes.tsx';
import { routes, settings } from './oversight.routes.ts';
import { findPatternsOften } from './pattern-sweep.ts';
import './tables.ts';

export { openWithReason } from './openings.ts';
export { findPatternsOften } from './pattern-sweep.ts';

export const parts: Parts = {
  routes,
  settings,
  every: { 'oversight.find_patterns': findPatternsOften },
  nav: [{ label: 'Access log', href: '/desk/access-log', section: 'oversight', may: 'access_log.read', under: 'team' }],
  whenBarred: barredCase,
};

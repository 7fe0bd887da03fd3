// Who may open a case and who opened one with a reason; who looked at what over all cases.
// Who may: cases.share_out restricts, cases.write gives a reason; access_log.read, also for what counts as a pattern; settings.write for how long a reason holds.
// Tables: case_openings, access_rules, read_pattern_rules, read_patterns, read_pattern_marks.
import './tables.ts';

export { barredCase } from './access.routes.tsx';
export { openWithReason } from './openings.ts';
export { routes, settings } from './oversight.routes.ts';
export { findPatternsOften } from './pattern-sweep.ts';

// Who looked at what over all cases, and who opened restricted cases with a reason.
// Who may: access_log.read, also for what counts as a pattern; settings.write for how long a reason holds.
// Tables: read_pattern_rules, read_patterns, read_pattern_marks.
import './tables.ts';

export { routes, settings } from './oversight.routes.ts';
export { findPatternsOften } from './pattern-sweep.ts';

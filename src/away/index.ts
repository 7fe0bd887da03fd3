// Who is away, and when. What becomes of their promises is decided by the modules that stand on this one.
// Who may: one's own; cases.share_out for colleagues.
// Tables: absences.
import './tables.ts';

export * from './away.rules.ts';
export * from './away.ts';
export { canKeepFor, colleaguesOf } from './colleagues.ts';

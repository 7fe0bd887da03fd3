// Safeguarding and danger: what was feared in a case, who was told and when, what came of it; never changed or deleted.
// Who may: cases.write raises and adds; cases.share_out sees all open concerns; need to know is the database's.
// Tables: danger_kinds, escalations, escalation_lines.
import './tables.ts';

export { alertsOf } from './company.ts';
export { whenAtRisk } from './in-call.ts';
export { stepUpNow } from './safeguarding.jobs.ts';
export { routes } from './safeguarding.routes.tsx';
export { addLine, dangersOf, raiseDanger, writeDown } from './safeguarding.ts';
export { shows } from './shows.ts';

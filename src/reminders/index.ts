// Reminders: warnings before a date, and whom to tell when something is late.
// Who may: nobody by hand; a sweep makes them in opening hours. What it makes are promises of cases.
// Tables: reminder_rungs, reminders.
import './tables.ts';

export { remindOften } from './reminders.jobs.ts';
export { setRungs } from './rungs.ts';

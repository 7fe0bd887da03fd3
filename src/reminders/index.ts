// Reminders: warnings before a date, and whom to tell when something is late.
// Who may: a sweep makes them in opening hours, as promises of cases; settings.write changes the ladder and the deputies.
// Tables: reminder_rungs, reminders, deputies.
import './tables.ts';

export { routes } from './ladder.routes.tsx';
export { remindOften } from './reminders.jobs.ts';
export { setRungs } from './rungs.ts';

export const settings = [
  {
    label: 'Warnings and who is told',
    hint: 'Before a date and after it: the owner, their deputy, the lead, the head of PALS',
    href: '/desk/settings/ladders',
    changes: ['reminders.'],
    group: 'time',
    may: 'settings.write',
  },
] as const;

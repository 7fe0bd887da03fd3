// Reminders: warnings before a date, and whom to tell when something is late.
// Who may: a sweep makes them in opening hours, as promises of cases; settings.write changes the ladder and the deputies.
// Tables: reminder_rungs, reminders, deputies.
import type { Parts } from '../platform/module.ts';
import { routes } from './ladder.routes.tsx';
import { remindOften } from './reminders.jobs.ts';
import { setRungs } from './rungs.ts';
import './tables.ts';

export const parts: Parts = {
  routes,
  settings: [
    {
      label: 'Warnings and who is told',
      hint: 'Before a date and after it: the owner, their deputy, the lead, the head of PALS',
      href: '/desk/settings/ladders',
      changes: ['reminders.'],
      group: 'time',
      may: 'settings.write',
    },
  ],
  setDefaults: setRungs,
  every: { 'reminders.remind': remindOften },
};

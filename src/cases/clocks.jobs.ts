import type { Happened, JobsOfModule } from '../platform/jobs.ts';
import { recountDates, recountForHours } from './clock-recount.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'cases.recount': Happened;
    'cases.recount_hours': Happened;
  }
}

/**
 * Dates are counted again when a bank holiday or a closure was added or taken out here, or other opening hours were set:
 * at once, as the system, so that restricted cases are counted too. And each morning, for bank holidays that came by
 * another trust of this installation, or with a new version.
 */
export const clockJobs: JobsOfModule = {
  jobs: { 'cases.recount': recountDates, 'cases.recount_hours': recountForHours },
  every: { 'cases.recount_daily': { at: '10 6 * * *', run: recountDates } },
  on: {
    'calendar.holiday_added': 'cases.recount',
    'calendar.holiday_removed': 'cases.recount',
    'calendar.closure_added': 'cases.recount',
    'calendar.closure_removed': 'cases.recount',
    'calendar.hours_changed': 'cases.recount_hours',
  },
};

import type { Happened, Job, Sweep } from '../platform/jobs.ts';
import { recountDates, recountForHours } from './clock-recount.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'cases.recount': Happened;
    'cases.recount_hours': Happened;
  }
}

/** A bank holiday or closure was added or taken out here: at once, as the system, so that restricted cases are counted too. */
export const recountNow: Job<'cases.recount'> = recountDates;

/** Other opening hours were set. */
export const recountHours: Job<'cases.recount_hours'> = recountForHours;

/** Each morning: bank holidays that came by another trust of this installation, or with a new version. */
export const recountDaily: Sweep = { at: '10 6 * * *', run: recountDates };

import type { Happened, Job, Sweep } from '../platform/jobs.ts';
import { recountForHolidays } from './clock-recount.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'cases.recount': Happened;
  }
}

/** A bank holiday was added or taken out here: at once, as the system, so that restricted cases are counted too. */
export const recountNow: Job<'cases.recount'> = recountForHolidays;

/** Each morning: bank holidays that came by another trust of this installation, or with a new version. */
export const recountDaily: Sweep = { at: '10 6 * * *', run: recountForHolidays };

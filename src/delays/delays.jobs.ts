import type { JobsOfModule } from '../platform/jobs.ts';
import { tellDelay, tellDelays } from './delays.ts';

/** Only while PALS is open does it do anything. */
export const delayJobs: JobsOfModule = {
  jobs: { 'delays.tell_one': tellDelay },
  every: { 'delays.tell': { at: '5,15,25,35,45,55 0,2-23 * * *', run: tellDelays } },
};

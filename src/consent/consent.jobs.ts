import type { Happened, Job, JobsOfModule } from '../platform/jobs.ts';
import { recountStanding } from './standing.ts';
import { endLeaning, endOverdue } from './withdrawal.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'consent.end_leaning': { consent: string };
    'consent.recount': Happened;
  }
}

const recount: Job<'consent.recount'> = recountStanding;

export const consentJobs: JobsOfModule = {
  jobs: { 'consent.end_leaning': endLeaning, 'consent.recount': recount },
  // Early each morning, before anybody is at the desk: what was given until yesterday has ended.
  every: { 'consent.end': { at: '10 4 * * *', run: endOverdue } },
  on: {
    'case.merged': 'consent.recount',
    'case.merge_undone': 'consent.recount',
    'person.merged': 'consent.recount',
    'person.merge_undone': 'consent.recount',
  },
};

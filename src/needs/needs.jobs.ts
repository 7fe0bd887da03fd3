import type { Happened, Job, JobsOfModule } from '../platform/jobs.ts';
import { endReviewsOfTheDead, promiseReviews } from './needs.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'needs.person_changed': Happened;
  }
}

const changed: Job<'needs.person_changed'> = async (ctx, { person }) => {
  if (person) await endReviewsOfTheDead(ctx, person);
};

/** Each night, before PALS opens: whose needs were asked a year ago (Accessible Information Standard: review). */
export const needJobs: JobsOfModule = {
  jobs: { 'needs.person_changed': changed },
  on: { 'person.changed': 'needs.person_changed' },
  every: {
    'needs.review': {
      at: '50 5 * * *',
      run: async (ctx) => {
        await promiseReviews(ctx);
      },
    },
  },
};

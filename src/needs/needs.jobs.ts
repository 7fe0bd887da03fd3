import type { JobsOfModule } from '../platform/jobs.ts';
import { promiseReviews } from './needs.ts';

/** Each night, before PALS opens: whose needs were asked a year ago (Accessible Information Standard: review). */
export const needJobs: JobsOfModule = {
  every: {
    'needs.review': {
      at: '50 5 * * *',
      run: async (ctx) => {
        await promiseReviews(ctx);
      },
    },
  },
};

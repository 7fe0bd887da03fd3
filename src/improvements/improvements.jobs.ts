import type { Happened, JobsOfModule } from '../platform/jobs.ts';
import { lookAgain } from './telling.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'improvements.look_again': Happened;
  }
}

export const improvementsJobs: JobsOfModule = {
  jobs: { 'improvements.look_again': async (ctx, { case: kase }) => (kase ? lookAgain(ctx, kase) : undefined) },
  on: {
    'improvement.wants_said': 'improvements.look_again',
    'improvement.case_unlinked': 'improvements.look_again',
    'improvement.case_linked': 'improvements.look_again',
    'case.after_death_changed': 'improvements.look_again',
  },
};

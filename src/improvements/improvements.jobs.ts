import type { Happened, JobsOfModule } from '../platform/jobs.ts';
import { lookAgain, lookAtAll } from './telling.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'improvements.look_again': Happened;
    'improvements.look_at': { improvement: string };
  }
}

export const improvementsJobs: JobsOfModule = {
  jobs: {
    'improvements.look_again': async (ctx, { case: kase }) => (kase ? lookAgain(ctx, kase) : undefined),
    'improvements.look_at': (ctx, { improvement }) => lookAtAll(ctx, improvement),
  },
  on: {
    'improvement.wants_said': 'improvements.look_again',
    'improvement.case_unlinked': 'improvements.look_again',
    'improvement.case_linked': 'improvements.look_again',
    'case.after_death_changed': 'improvements.look_again',
  },
};

import type { Happened, JobsOfModule } from '../platform/jobs.ts';
import { expireAsks, lookAgain, planAsk, remindOf, sendAsk } from './asks.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'satisfaction.plan': Happened;
    'satisfaction.look_again': Happened;
    'satisfaction.send': { ask: string };
    'satisfaction.remind': { ask: string };
  }
}

export const satisfactionJobs: JobsOfModule = {
  jobs: {
    'satisfaction.plan': async (ctx, { case: kase }) => (kase ? planAsk(ctx, kase) : undefined),
    'satisfaction.look_again': async (ctx, { case: kase }) => (kase ? lookAgain(ctx, kase) : undefined),
    'satisfaction.send': (ctx, { ask }) => sendAsk(ctx, ask),
    'satisfaction.remind': (ctx, { ask }) => remindOf(ctx, ask),
  },
  every: { 'satisfaction.expire': { at: '35 3 * * *', run: expireAsks } },
  on: {
    'case.closed': 'satisfaction.plan',
    'case.restricted': 'satisfaction.look_again',
    'case.handed_over': 'satisfaction.look_again',
    'case.locked': 'satisfaction.look_again',
    'case.after_death_changed': 'satisfaction.look_again',
    'case.safety_changed': 'satisfaction.look_again',
    'case.child_changed': 'satisfaction.look_again',
    'case.person_added': 'satisfaction.look_again',
  },
};

import type { Happened, Job, JobsOfModule } from '../platform/jobs.ts';
import { keepAfterClosing } from './follow-ups.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'bereavement.closed': Happened;
  }
}

const closed: Job<'bereavement.closed'> = async (ctx, { case: id }) => {
  if (id) await keepAfterClosing(ctx, id);
};

export const bereavementJobs: JobsOfModule = {
  jobs: { 'bereavement.closed': closed },
  on: { 'case.closed': 'bereavement.closed' },
};

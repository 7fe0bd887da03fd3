import type { JobsOfModule } from '../platform/jobs.ts';
import { importFeed } from './importing.ts';
import { lookAtFeed } from './looking.ts';
import { takeHouse } from './outside.ts';

export const directoryJobs: JobsOfModule = {
  jobs: { 'directory.look': lookAtFeed, 'directory.import': importFeed },
  takeHouse,
};

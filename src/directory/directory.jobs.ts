import type { JobsOfModule } from '../platform/jobs.ts';
import { importFeed } from './importing.ts';

export const directoryJobs: JobsOfModule = { jobs: { 'directory.import': importFeed } };

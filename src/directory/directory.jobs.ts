import type { JobsOfModule } from '../platform/jobs.ts';
import { importFeed } from './importing.ts';
import { beginLinks, checkLinks } from './links.ts';
import { lookAtFeed } from './looking.ts';
import { takeHouse } from './outside.ts';
import { takeBackImport } from './taking-back.ts';

export const directoryJobs: JobsOfModule = {
  jobs: {
    'directory.look': lookAtFeed,
    'directory.import': importFeed,
    'directory.take_back': takeBackImport,
    'directory.check_links': checkLinks,
  },
  every: { 'directory.links': { at: '20 4 * * 0', run: beginLinks } },
  takeHouse,
};

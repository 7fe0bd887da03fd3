// What was promised to a person and is late: they are told by themselves, once, and it is promised anew.
// Who may: the house alone, while PALS is open; need to know is the database's.
// Tables: delays.
import type { Parts } from '../platform/module.ts';
import { delayJobs } from './delays.jobs.ts';
import { shows } from './shows.ts';
import './tables.ts';

export { hasDelay, maybeTimeAnew } from './delays.ts';

export const parts: Parts = {
  shows,
  ...delayJobs,
};

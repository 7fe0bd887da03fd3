// What was promised to a person and is late: they are told by themselves, once, and it is promised anew.
// Who may: the house alone, while PALS is open; need to know is the database's.
// Tables: delays.
import './tables.ts';

export { delayJobs } from './delays.jobs.ts';
export { hasDelay } from './delays.ts';
export { shows } from './shows.ts';

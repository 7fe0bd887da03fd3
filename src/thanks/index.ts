// Thanks to named staff, ideas and experiences: passed on to those they are for, and whether it arrived.
// Who may: cases.write passes on, cases.read counts; whoever is named reads theirs by a link. Need to know is the database's.
// Tables: thanks, thanks_letters.
import './tables.ts';

export { takesBack } from './letters.ts';
export { shows } from './shows.ts';
export { thanksJobs } from './thanks.jobs.ts';
export { routes } from './thanks.routes.tsx';
export { hearThanks, passThanksOn } from './thanks.ts';

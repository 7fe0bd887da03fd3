// Thanks to named staff, ideas and experiences: passed on to those they are for, and whether it arrived.
// Who may: cases.write passes on, cases.read counts; need to know is the database's.
// Tables: thanks.
import './tables.ts';

export { shows } from './shows.ts';
export { askForThanks } from './thanks.jobs.ts';
export { routes } from './thanks.routes.tsx';
export { hearThanks, passThanksOn } from './thanks.ts';

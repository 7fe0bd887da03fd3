// What goes out of PALS by e-mail, text or letter: held for a moment, sent once, or told to somebody.
// Who may: cases.write sends and settles; need to know is the database's.
// Tables: outgoing, outgoing_files.
import type { Parts } from '../platform/module.ts';
import { health } from './health.ts';
import { type LooksAgain, takeLooksAgain } from './looking-again.ts';
import { outboxJobs } from './outbox.jobs.ts';
import { routes } from './outgoing.routes.tsx';
import { shows } from './shows.ts';
import { takeTakesBack } from './taking-back.ts';
import './tables.ts';

export { demoSenders } from './demo-mail.ts';
export { fateWords, MessageFate } from './fate.tsx';
export { outboxJobs } from './outbox.jobs.ts';
export {
  forgetAbout,
  type Known,
  listAbout,
  listSentAs,
  type Outgoing,
  send,
  stopAbout,
  type ToSend,
} from './outbox.ts';
export { noteBounce } from './sending.ts';
export type { TakesBack } from './taking-back.ts';
export { addressOf, canSend, progressPage, progressWords } from './ways.ts';
export type { LooksAgain };

export const parts: Parts = {
  routes,
  shows,
  health,
  ...outboxJobs,
  takeGiven: (given) => {
    takeTakesBack(given('takesBack'));
    takeLooksAgain(given('looksAgain'));
  },
};

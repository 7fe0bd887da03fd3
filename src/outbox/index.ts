// What goes out of PALS by e-mail, text or letter: held for a moment, sent once, or told to somebody.
// Who may: cases.write sends and settles; need to know is the database's.
// Tables: outgoing, outgoing_files.
import './tables.ts';

export { demoSenders } from './demo-mail.ts';
export { fateWords, MessageFate } from './fate.tsx';
export { health } from './health.ts';
export { outboxJobs } from './outbox.jobs.ts';
export { type Known, listAbout, listSentAs, type Outgoing, send, stopAbout, type ToSend } from './outbox.ts';
export { routes } from './outgoing.routes.tsx';
export { noteBounce } from './sending.ts';
export { shows } from './shows.ts';
export { type TakesBack, takeTakesBack } from './taking-back.ts';
export { addressOf, canSend, progressWords } from './ways.ts';

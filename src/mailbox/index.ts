// Emails that come in: stored whole, read, recognised, joined to the case of whoever wrote, or given to Post.
// Who may: the system fetches and reads; post.read and post.write decide on the rest; need to know is the database's.
// Tables: mails, mail_chunks, mail_files, mailboxes, mail_acknowledgements.
import type { Parts } from '../platform/module.ts';
import { ACKNOWLEDGING, acknowledgingRoutes } from './acknowledging.routes.tsx';
import { health } from './health.ts';
import { takeHouse } from './house.ts';
import { mailboxJobs } from './mailbox.jobs.ts';
import { takeTakesReply } from './replies.ts';
import './tables.ts';

export { listOriginal, readAttached } from './attached.ts';
export { joinMail, takeOutMail } from './joining.ts';
export { takeLetter } from './letters.ts';
export { mailboxJobs } from './mailbox.jobs.ts';
export {
  changeMail,
  countPost,
  findMail,
  listFilesOf,
  listMails,
  listMailsOf,
  lockMail,
  type Mail,
  type MailFile,
  mailsByIds,
  maybeBytes,
  maybeThread,
  postCount,
} from './mails.ts';
export type { TakesReply } from './replies.ts';
export { refuseUnsafe } from './scanning.ts';
export { takeMail } from './storing.ts';

export const parts: Parts = {
  /** Post has the pages of what came in. Who checks for viruses is handed in with the routes. */
  routes: (r, house) => {
    takeHouse(house);
    acknowledgingRoutes(r);
  },
  settings: [
    {
      label: 'Acknowledge emails',
      hint: 'What is answered by itself while PALS is closed',
      href: ACKNOWLEDGING,
      may: 'settings.write',
      group: 'letters',
    },
  ],
  health,
  ...mailboxJobs,
  takeGiven: (given) => takeTakesReply(given('takesReply')),
};

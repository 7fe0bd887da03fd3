// Emails that come in: stored whole, read, recognised, joined to the case of whoever wrote, or given to Post.
// Who may: the system fetches and reads; post.read and post.write decide on the rest; need to know is the database's.
// Tables: mails, mail_chunks, mail_files, mailboxes, mail_acknowledgements.
import type { House } from '../platform/house.ts';
import type { Router } from '../platform/routing.ts';
import { ACKNOWLEDGING, acknowledgingRoutes } from './acknowledging.routes.tsx';
import { takeHouse } from './house.ts';
import './tables.ts';

export { listOriginal, readAttached } from './attached.ts';
export { health } from './health.ts';
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
export { type TakesReply, takeTakesReply } from './replies.ts';
export { refuseUnsafe } from './scanning.ts';
export { takeMail } from './storing.ts';

/** Post has the pages of what came in. Who checks for viruses is handed in with the routes. */
export function routes(r: Router, house: House) {
  takeHouse(house);
  acknowledgingRoutes(r);
}

export const settings = [
  {
    label: 'Acknowledge emails',
    hint: 'What is answered by itself while PALS is closed',
    href: ACKNOWLEDGING,
    may: 'settings.write',
    group: 'letters',
  },
] as const;

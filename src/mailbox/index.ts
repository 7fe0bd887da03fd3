// Emails that come in: stored whole, read, recognised, joined to the case of whoever wrote, or given to Post.
// Who may: the system fetches and reads; post.read and post.write decide on the rest; need to know is the database's.
// Tables: mails, mail_chunks, mail_files, mailboxes.
import type { House } from '../platform/house.ts';
import type { Router } from '../platform/routing.ts';
import { takeHouse } from './house.ts';
import './tables.ts';

export { readAttached } from './attached.ts';
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
} from './mails.ts';
export { refuseUnsafe } from './scanning.ts';
export { takeMail } from './storing.ts';

/** It has no pages: Post has. Who checks for viruses is handed in with the routes. */
export function routes(_: Router, house: House) {
  takeHouse(house);
}

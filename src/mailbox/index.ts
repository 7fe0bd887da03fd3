// Emails that come in: stored whole, read, recognised, joined to the case of whoever wrote, or given to Post.
// Who may: the system fetches and reads; post.read and post.write decide on the rest; need to know is the database's.
// Tables: mails, mail_chunks, mail_files, mailboxes.
import './tables.ts';

export { joinMail, takeOutMail } from './joining.ts';
export { mailboxJobs } from './mailbox.jobs.ts';
export { changeMail, countPost, findMail, listFilesOf, listMails, lockMail, type Mail, type MailFile, mailsByIds } from './mails.ts';
export { refuseUnsafe } from './scanning.ts';
export { takeMail } from './storing.ts';

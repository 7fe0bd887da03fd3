import type { HealthLine } from '../platform/health.ts';
import type { Trouble } from './fetching.rules.ts';

type Row = { looked_at: Date | null; trouble: string; trouble_since: Date | null };
/** `unread`: fetched a while ago, and not read yet. */
type State = { name: string | undefined; row: Row | undefined; waiting: number; unread: number };

/** A mailbox that nobody looked into for so long is not fetched from. */
const SILENT_MS = 10 * 60_000;

const TROUBLE: Record<Trouble, { words: string; todo: string }> = {
  login: {
    words: 'The mail server does not accept the name and password',
    todo: 'Correct IMAP_URL, and start OpenPALS again.',
  },
  certificate: {
    words: 'The certificate of the mail server is not trusted',
    todo: 'Renew it, or name the server as its certificate does.',
  },
  silent: {
    words: 'The mail server does not answer',
    todo: 'Look whether it runs and can be reached. OpenPALS tries again by itself.',
  },
  other: { words: 'Emails cannot be fetched', todo: 'Look at the mail server. OpenPALS tries again by itself.' },
};

const BEHIND = 'Look at “Work in the background” on this page: emails are read there.';

const unreadWords = (many: number): string =>
  many === 1 ? '1 email was fetched and is not read yet.' : `${many} emails were fetched and are not read yet.`;

/** Last fetched, what is wrong, how many wait to be sorted. */
export function mailboxLine(
  { name, row, waiting, unread }: State,
  now: Date,
  saidAt: (at: Date) => string,
): HealthLine {
  const post =
    waiting === 0
      ? 'All post is sorted.'
      : waiting === 1
        ? '1 piece of post waits to be sorted.'
        : `${waiting} pieces of post wait to be sorted.`;
  const line = (well: boolean, words: string, todo?: string) => ({
    what: 'Mailbox',
    well,
    words: `${words} ${post}`,
    ...(todo ? { todo } : {}),
  });
  if (!name) {
    const todo = 'If emails are to come in, name the mailbox in the surroundings (IMAP_URL).';
    return { ...line(true, 'Emails do not come in here by themselves.', todo), off: true };
  }
  const last = row?.looked_at ? `Last fetched ${saidAt(row.looked_at)}.` : 'Not fetched yet.';
  if (row?.trouble) {
    const { words, todo } = TROUBLE[row.trouble as Trouble] ?? TROUBLE.other;
    return line(false, `${words}${row.trouble_since ? `, since ${saidAt(row.trouble_since)}` : ''}. ${last}`, todo);
  }
  if (unread > 0) return line(false, `${unreadWords(unread)} ${last}`, BEHIND);
  const silent = !row?.looked_at || now.getTime() - row.looked_at.getTime() > SILENT_MS;
  return silent
    ? line(false, last, 'Look whether the process that works off the queue runs.')
    : line(true, `${name}. ${last}`);
}

// How a mailbox is named and asked, as pure rules.

export type ImapAddress = { host: string; port: number; secure: boolean; user: string; password: string };

/** imaps://pals%40example.nhs.uk:password@imap.example.nhs.uk, taken apart. */
export function readImapUrl(url: string): ImapAddress {
  const { hostname, port, protocol, username, password } = new URL(url);
  const secure = protocol === 'imaps:';
  return {
    host: hostname.replace(/[[\]]/g, ''),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}

/** As it stands in the database and on pages: without the password. */
export const mailboxName = ({ user, host }: ImapAddress): string => `${user} at ${host}`;

/** The password goes over an open line to this machine only. */
export const isHere = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** Milliseconds before the next try, after so many that failed: five seconds to five minutes. */
export const backOff = (failed: number): number => Math.min(300_000, 5_000 * 2 ** Math.max(0, failed - 1));

export type Trouble = 'login' | 'certificate' | 'silent' | 'other';

type ImapError = { authenticationFailed?: unknown; tlsFailed?: unknown; code?: unknown };

/** What is wrong, as far as whoever looks after it can do something about it. */
export function troubleOf(error: unknown): Trouble {
  if (typeof error !== 'object' || error === null) return 'other';
  const { authenticationFailed, tlsFailed, code } = error as ImapError;
  if (authenticationFailed) return 'login';
  const name = typeof code === 'string' ? code : '';
  if (tlsFailed || /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(name)) return 'certificate';
  return /ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|TIMEOUT|NoConnection|EPIPE/i.test(name) ? 'silent' : 'other';
}

/** Mails of one FETCH: few enough bytes to hold at once. In the order in which they came. */
export function inGroups<T extends { size: number }>(
  mails: readonly T[],
  { most, bytes }: { most: number; bytes: number },
): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const mail of mails) {
    const last = groups.at(-1);
    if (last && last.length < most && mail.size <= room) last.push(mail);
    else {
      groups.push([mail]);
      room = bytes;
    }
    room -= mail.size;
  }
  return groups;
}

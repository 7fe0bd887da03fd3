// How a piece of post is said in a case.

/** More is read in the original: a search index takes no longer text. */
const MOST_LETTERS = 100_000;

type Piece = { channel: 'email' | 'letter'; subject: string; words: string; reading: string };

/** Subject and words; what cannot be read says so. */
export function wordsForCase({ channel, subject, words, reading }: Piece): string {
  const what = channel === 'email' ? 'email' : 'letter';
  const head = subject ? (channel === 'email' ? `Subject: ${subject}\n\n` : `${subject}\n\n`) : '';
  if (reading === 'unreadable') return `${head}This ${what} could not be read. Download the original.`;
  if (reading === 'too_large') return `${head}This email is too large. The original is in the mailbox.`;
  const body = words.trim();
  if (body === '')
    return `${head}${channel === 'email' ? 'No words. Look at what came along.' : 'Scanned. Look at what came along.'}`;
  return body.length > MOST_LETTERS
    ? `${head}${body.slice(0, MOST_LETTERS)}\n\nThe rest is in the original ${what}.`
    : `${head}${body}`;
}

/** What whoever has the case is to do. */
export function promiseWords({ channel }: Pick<Piece, 'channel'>, closed: boolean): string {
  const what = channel === 'email' ? 'email' : 'letter';
  return closed
    ? `Look at the ${what} that came after this case was closed`
    : `Read the ${what} that came in, and answer`;
}

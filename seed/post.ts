// The morning's post of the demonstration, as a mail server hands it over. It is read once the desk runs.
import { takeMail } from '../src/mailbox/index.ts';
import { SYSTEM } from '../src/platform/access.ts';
import { inTransaction } from '../src/platform/context.ts';
import type { House } from '../src/platform/house.ts';
import { bytesAsUpload } from '../src/platform/uploads.ts';
import type { Desk } from './desk.ts';
import { later } from './times.ts';

type Piece = { minutesAgo: number; from: string; subject: string; head?: readonly string[]; words: string };

const PIECES: readonly Piece[] = [
  {
    minutesAgo: 55,
    from: 'Margaret Dunn <margaret.dunn@example.org>',
    subject: 'My husband’s hearing aids',
    words:
      'Good morning,\n\nMy husband came home on Tuesday and his hearing aids did not. They were in a small blue box beside his bed.\nHe cannot follow anybody without them. Can you find out where they are?\n\nMargaret Dunn',
  },
  {
    minutesAgo: 80,
    from: 'Gordon Pike <gordon.pike@example.org>',
    subject: 'Re: what we talked about',
    words:
      'Thank you for ringing. One more thing: they said the letter would come by Monday and it has not.\n\nOn Friday PALS wrote:\n> We will ring you when we have an answer.',
  },
  {
    minutesAgo: 95,
    from: 'Bright Pens Sales <offers@example.com>',
    subject: 'Pens with your logo, this week only',
    words: 'Order 500 and get 50 free.',
  },
  {
    minutesAgo: 120,
    from: 'Booking Office <bookings@example.net>',
    subject: 'Automatic reply: appointment',
    head: ['Auto-Submitted: auto-replied'],
    words: 'The office opens again at 9am. This mailbox is not read at night.',
  },
];

/** Emails that nobody has sorted yet. */
export async function letPostCome(house: House, { trust, line }: Desk) {
  const now = house.now();
  for (const [at, piece] of PIECES.entries())
    await inTransaction(house.db, { actor: SYSTEM, trust, now }, async (ctx) => {
      const raw = bytesAsUpload('', Buffer.from(rawOf(piece, `${at}.${now.getTime()}@${line.domain}`, line.domain)));
      await takeMail(ctx, raw, { mailbox: `pals@${line.domain}`, cameAt: later(now, -piece.minutesAgo) });
    });
}

function rawOf({ from, subject, head = [], words }: Piece, id: string, domain: string): string {
  return [
    `From: ${from}`,
    `To: pals@${domain}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}>`,
    ...head,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    words,
  ].join('\r\n');
}

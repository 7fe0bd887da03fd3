// A mail as it came, read into what we go by, in a thread of its own. What is broken in it stays out; nothing is fetched,
// nothing is run.
import { threadOf } from '../platform/thread.ts';
import { addressesIn, headersOf, type ParsedAddress, plainWords, readIds } from './parsing.rules.ts';

export type Address = { name: string; address: string };
export type Attached = { contentType: string; filename?: string | undefined; content: Buffer };

export type Letter = {
  from: Address[];
  replyTo: Address[];
  to: Address[];
  subject: string;
  /** With their angle brackets. */
  messageId: string;
  answers: string[];
  sentAt: Date | undefined;
  /** Plain words; empty where there were none, or where they could not be read. Never longer than anybody reads. */
  words: string;
  /** The words were too much, or nested too deeply. */
  wordsLost: boolean;
  /** Headers as text, by name in small letters; of those that came several times, the first. */
  headers: ReadonlyMap<string, string>;
  /** type and parameters of Content-Type in small letters. */
  contentType: string;
  attachments: Attached[];
};

/** What the thread makes of a mail. */
type TakenApart = {
  headerLines: readonly { key: string; line: string }[];
  from: ParsedAddress[];
  replyTo: ParsedAddress[];
  to: ParsedAddress[];
  subject: string;
  messageId: string;
  references: string;
  inReplyTo: string;
  date: Date | undefined;
  words: string;
  wordsLost: boolean;
  attachments: { contentType: string; filename?: string; content: Uint8Array }[];
};

/** Of the largest mail that is taken this is ten times what it needs. */
const LIMITS = { mostMs: 10_000, mostMegabytes: 400 };
const reader = threadOf<Buffer, TakenApart>(new URL('./parsing-worker.mjs', import.meta.url), LIMITS);

/** The next mail is begun at once: loading what reads it takes longer than most of them. */
export const readyToParse = () => reader.ready();

/** @throws it is no mail, so broken that nothing can be made of it, or takes too much time or memory */
export async function parseMail(raw: Buffer): Promise<Letter> {
  const mail = await reader.ask(raw);
  const headers = textsOf(mail.headerLines);
  return {
    from: addressesIn(mail.from),
    replyTo: addressesIn(mail.replyTo),
    to: addressesIn(mail.to),
    subject: plainWords(mail.subject).replace(/\s+/g, ' ').trim(),
    messageId: readIds(mail.messageId)[0] ?? '',
    answers: [...new Set([...readIds(mail.references), ...readIds(mail.inReplyTo)])],
    sentAt: headers.has('date') ? usable(mail.date) : undefined,
    words: plainWords(mail.words),
    wordsLost: mail.wordsLost,
    headers,
    contentType: (headers.get('content-type') ?? '').toLowerCase(),
    attachments: mail.attachments.map((one) => ({ ...one, content: Buffer.from(one.content) })),
  };
}

/** Who wrote and what about, of one whose words cannot be read. Undefined: not even that. */
export async function maybeHeaders(raw: Buffer): Promise<Letter | undefined> {
  const letter = await parseMail(headersOf(raw)).catch((): undefined => undefined);
  return letter && { ...letter, words: '', wordsLost: true, attachments: [] };
}

/** As they stand, without the name and the folding. */
function textsOf(lines: TakenApart['headerLines']): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { key, line } of lines)
    if (!texts.has(key))
      texts.set(
        key,
        line
          .slice(line.indexOf(':') + 1)
          .replace(/\s+/g, ' ')
          .trim(),
      );
  return texts;
}

/** A date that PostgreSQL can keep, however unlikely. */
function usable(date: Date | undefined): Date | undefined {
  const year = date?.getUTCFullYear() ?? Number.NaN;
  return year >= 1 && year <= 9999 ? date : undefined;
}

// A mail as it came, read into what we go by. What is broken in it stays out; nothing is fetched, nothing is run.
import type { Attachment, EmailAddress, Headers, ParsedMail } from 'mailparser';
import { addressesIn, plainWords, readIds, withoutPictures } from './parsing.rules.ts';

export type Address = { name: string; address: string };

export type Letter = {
  from: Address[];
  replyTo: Address[];
  to: Address[];
  subject: string;
  /** With their angle brackets. */
  messageId: string;
  answers: string[];
  sentAt: Date | undefined;
  /** Plain words; empty where there were none, or where they could not be read. */
  words: string;
  /** The words were too much, or nested too deeply. */
  wordsLost: boolean;
  /** Headers as text, by name in small letters; of those that came several times, the first. */
  headers: ReadonlyMap<string, string>;
  /** type and parameters of Content-Type in small letters. */
  contentType: string;
  attachments: Attachment[];
};

/** A page of HTML longer than this is no letter of a person (characters). */
const MOST_HTML = 2_000_000;

/** @throws it is no mail, or so broken that nothing can be made of it */
export async function parseMail(raw: Buffer): Promise<Letter> {
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw, {
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: MOST_HTML,
    checksumAlgo: false,
  });
  const headers = textsOf(mail);
  return {
    from: addressesOf(mail.headers, 'from'),
    replyTo: addressesOf(mail.headers, 'reply-to'),
    to: [...addressesOf(mail.headers, 'to'), ...addressesOf(mail.headers, 'cc')],
    subject: plainWords(mail.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    messageId: readIds(mail.messageId ?? '')[0] ?? '',
    answers: [...new Set([...readIds(mail.inReplyTo ?? ''), ...readIds([mail.references ?? []].flat().join(' '))])],
    sentAt: headers.has('date') ? usable(mail.date) : undefined,
    words: withoutPictures(plainWords(mail.text ?? ''), mail.html || ''),
    wordsLost: mail.textConversionError !== undefined,
    headers,
    contentType: (headers.get('content-type') ?? '').toLowerCase(),
    attachments: mail.attachments,
  };
}

function addressesOf(headers: Headers, name: string): Address[] {
  const value = headers.get(name);
  const all = (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === 'object' && 'value' in one && Array.isArray(one.value) ? (one.value as EmailAddress[]) : [],
  );
  return addressesIn(all);
}

/** As they stand, without the name and the folding. */
function textsOf({ headerLines }: ParsedMail): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { key, line } of headerLines)
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

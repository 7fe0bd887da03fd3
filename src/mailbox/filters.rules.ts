// What kind of mail it is and what it belongs to: small filters in a fixed order. Each looks at the mail and may say
// something; none changes a case. Whether it is joined to a case by itself is the last gate (gate.rules.ts).
import type { Nature } from './tables.ts';

export type MailFacts = {
  from: readonly { name: string; address: string }[];
  replyTo: readonly { name: string; address: string }[];
  subject: string;
  messageId: string;
  answers: readonly string[];
  headers: ReadonlyMap<string, string>;
  contentType: string;
  /** Type and beginning of what is attached: a report on delivery quotes the mail that did not arrive. */
  attached: readonly { type: string; text: string }[];
  words: string;
};

/** What we know of ourselves. */
export type Ours = {
  addresses: ReadonlySet<string>;
  /** This very mail went out from here. */
  wentOut: boolean;
};

export type Hints = {
  nature: Nature;
  sender: { name: string; address: string } | undefined;
  /** Message-IDs that it answers, or that it says did not arrive. */
  answers: readonly string[];
  /** PAL-26-0412 in the subject. */
  refs: readonly string[];
  /** For good, not for a while: what it quotes did not arrive. */
  failed: boolean;
  /** Why it may not be from whom it says. */
  doubt: '' | 'sender_unconfirmed' | 'several_senders' | 'no_sender' | 'own_address';
  /** From a list, or an address that nobody reads: never answered by a machine. */
  noAnswer: boolean;
};

const NOTHING: Hints = {
  nature: 'person',
  sender: undefined,
  answers: [],
  refs: [],
  failed: false,
  doubt: '',
  noAnswer: false,
};

type Filter = (mail: MailFacts, hints: Hints, ours: Ours) => Partial<Hints>;

/** The first sets who wrote; what is more certain comes later and wins. */
export const FILTERS: readonly Filter[] = [
  function sender({ from, headers }) {
    const [first, ...rest] = from;
    if (!first) return { doubt: 'no_sender' };
    if (rest.length > 0) return { sender: first, doubt: 'several_senders' };
    return { sender: first, doubt: isUnconfirmed(headers) ? 'sender_unconfirmed' : '' };
  },
  function noAnswer({ headers }, { sender }) {
    const list = ['list-id', 'list-unsubscribe', 'list-post'].some((name) => headers.has(name));
    const bulk = /^(?:bulk|list|junk)$/i.test(headers.get('precedence') ?? '');
    const nobody = /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer-daemon|postmaster|bounces?)\b/.test(
      sender?.address ?? '',
    );
    const unwanted = /\b(?:all|oof|autoreply)\b/i.test(headers.get('x-auto-response-suppress') ?? '');
    return { noAnswer: list || bulk || nobody || unwanted || isFromNobody(headers) };
  },
  // RFC 3834, and what was usual before it. A form of a website is sent by a machine, too, and answers nothing: a person
  // filled it in, and a person reads it.
  function automaticReply({ headers, subject, answers, contentType }) {
    const said = headers.get('auto-submitted') ?? '';
    const byMachine = said !== '' && !/^no\b/i.test(said);
    const old = ['x-autoreply', 'x-autorespond'].some((name) => headers.has(name));
    const precedence = /^auto[_-]?reply$/i.test(headers.get('precedence') ?? '');
    const answer = /^auto-replied\b/i.test(said) || (byMachine && answers.length > 0);
    const automatic = answer || old || precedence || OUT_OF_OFFICE.test(subject) || isReceipt(contentType);
    return automatic ? { nature: 'automatic', noAnswer: true } : byMachine ? { noAnswer: true } : {};
  },
  // RFC 3464: a report on delivery. The words of mail servers that write none are in English alone.
  function bounce({ contentType, headers, from, attached, subject, words }) {
    const report = /^multipart\/report\b/.test(contentType) && /report-type="?delivery-status/.test(contentType);
    const daemon = from.some(({ address }) => /^(?:mailer-daemon|postmaster)@/.test(address));
    if (!report && !(daemon && (isFromNobody(headers) || UNDELIVERED.test(subject)))) return {};
    const delayed =
      /^action:\s*(?:delayed|relayed|delivered|expanded)/im.test(words) && !/^action:\s*failed/im.test(words);
    return { nature: 'bounce', noAnswer: true, failed: !delayed, answers: quotedIds(attached) };
  },
  // What a colleague sent with a copy to the mailbox, or a form of the website, names our address, too: a person sorts it.
  function ownLoop({ from }, { nature }, { addresses, wentOut }) {
    const named = from.some(({ address }) => addresses.has(address));
    if (wentOut || (named && nature === 'automatic')) return { nature: 'own', noAnswer: true };
    return named ? { doubt: 'own_address', noAnswer: true } : {};
  },
  function references({ answers, subject }, hints) {
    const refs = [...subject.matchAll(/\bPAL-(\d{2})-(\d{4,6})\b/gi)].map(([ref]) => ref.toUpperCase());
    return { answers: [...new Set([...hints.answers, ...answers])], refs: [...new Set(refs)] };
  },
];

const OUT_OF_OFFICE = /^(?:automatic reply|auto(?:matic)? ?-?response|autoreply|out of (?:the )?office)\b/i;
const UNDELIVERED =
  /undeliver|delivery (?:status|has failed|failed|failure)|returned mail|failure notice|mail delivery/i;

export function hintsOf(mail: MailFacts, ours: Ours): Hints {
  const hints = { ...NOTHING };
  for (const filter of FILTERS) Object.assign(hints, filter(mail, hints, ours));
  return hints;
}

/** A mail server sent it, or somebody who wants no answer of a machine (RFC 3834, 2). */
const isFromNobody = (headers: ReadonlyMap<string, string>): boolean =>
  /^<\s*>$/.test(headers.get('return-path') ?? '');

/** That it was opened, or thrown away unread (RFC 8098). */
const isReceipt = (contentType: string): boolean =>
  /^multipart\/report\b/.test(contentType) && /report-type="?disposition-notification/.test(contentType);

/** Message-IDs in the copy that a report quotes. */
function quotedIds(attached: MailFacts['attached']): string[] {
  return attached
    .filter(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')
    .flatMap(({ text }) => /^message-id:\s*(<[^<>\s]+>)/im.exec(text)?.[1] ?? []);
}

/**
 * The mail server that took it in says that it does not come from whom it names (RFC 8601; its own line is the first).
 * Where no server says anything, nothing is known.
 */
function isUnconfirmed(headers: ReadonlyMap<string, string>): boolean {
  const said = headers.get('authentication-results') ?? '';
  if (/\bdmarc=fail\b/i.test(said)) return true;
  return /\bspf=(?:fail|softfail)\b/i.test(said) && !/\bdkim=pass\b/i.test(said) && !/\bdmarc=pass\b/i.test(said);
}

/** Why it did not arrive, in the words of the mail server: the code and the line that says so. */
export function bounceWords(words: string): string {
  const code = /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(words)?.[1];
  const line = /^diagnostic-code:\s*(?:[\w-]+;\s*)?(.+)$/im.exec(words)?.[1]?.trim().slice(0, 200);
  return [code, line].filter(Boolean).join(' ') || 'The mail server sent it back';
}

// Ways by which something goes out of the house: e-mail over SMTP, text, e-mail and letter over GOV.UK Notify.

export type SendWay = 'email' | 'text' | 'letter';

export type Attachment = { name: string; type: string; bytes: Buffer };

/** One thing to one receiver, as it goes. */
export type Parcel = {
  /** Ours. Whoever may ask the way what became of it, asks by this. */
  id: string;
  way: SendWay;
  /** Of an e-mail: as `<…@…>`. */
  messageId: string;
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  /** Plain words. */
  body: string;
  /** When it was written. */
  at: Date;
  inReplyTo?: string | undefined;
  references?: readonly string[] | undefined;
  /** Nobody pressed a button for it: other machines must not answer (RFC 3834). */
  automatic: boolean;
  attachments: readonly Attachment[];
};

/**
 * What became of it. `refused`: for good. `later`: not now. `unsure`: it may have arrived, and nobody can say.
 * `why` are the words of the other side, cut short; they may hold an address, and belong in no log.
 */
export type Outcome =
  | { fate: 'sent' }
  | { fate: 'refused'; why: string }
  | { fate: 'later'; why: string }
  | { fate: 'unsure'; why: string };

/** What is known of one later that the other side had taken. `lost`: it did not arrive, and what to do. */
export type Arrival = { known: 'arrived' } | { known: 'not_yet' } | { known: 'lost'; why: string };

export type Sender = {
  /** Never throws: what goes wrong is an outcome. */
  send: (parcel: Parcel) => Promise<Outcome>;
  /** Where the other side can be asked about one whose fate we do not know: did it arrive? Undefined: it does not say. */
  ask?: (id: string) => Promise<boolean | undefined>;
  /** Where the other side takes first and delivers later: what became of it. Never throws. */
  follow?: (id: string) => Promise<Arrival>;
};

export type Senders = Partial<Record<SendWay, Sender>>;

const MOST_WORDS = 300;

/** What the other side said, on one line and not for ever. */
export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replace(/\s+/g, ' ').slice(0, MOST_WORDS);
}

const MOST_ADDRESS = 254;

/**
 * An address as mail servers take it: one, without spaces, control characters or a list (RFC 5321, 4.5.3.1). What it
 * lets through can still be refused by the server.
 */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= MOST_ADDRESS &&
    /^[^\s@,;:<>()[\]\\"]{1,64}@[^\s@,;:<>()[\]\\"]+\.[^\s@,;:<>()[\]\\".]{2,}$/u.test(text)
  );
}

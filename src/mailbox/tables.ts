import type { Generated } from 'kysely';

/** Who wrote: a person, or a machine. `own`: we did. */
export type Nature = 'person' | 'automatic' | 'bounce' | 'own';
export type Scan = 'unscanned' | 'waiting' | 'clean' | 'infected';
/** Where it is: not read yet, in Post, with a case, passed on, or apart because a machine wrote it. */
export type MailPlace = 'unread' | 'post' | 'case' | 'elsewhere' | 'apart';

export type MailTable = {
  trust_id: string;
  id: string;
  channel: 'email' | 'letter';
  mailbox: Generated<string>;
  uid_validity: number | null;
  uid: number | null;
  sha256: Buffer;
  size: number;
  came_at: Date;
  taken_at: Date;
  taken_by: string | null;
  reading: 'waiting' | 'read' | 'unreadable' | 'too_large';
  tries: Generated<number>;
  scan: Scan;
  found: Generated<string>;
  nature: Generated<Nature>;
  from_name: Generated<string>;
  from_address: Generated<string>;
  to_words: Generated<string>;
  subject: Generated<string>;
  words: Generated<string>;
  message_id: Generated<string>;
  answers: Generated<string[]>;
  sent_at: Generated<Date | null>;
  doubt: Generated<string>;
  place: MailPlace;
  case_id: Generated<string | null>;
  contact_id: Generated<string | null>;
  person_id: Generated<string | null>;
  about_kind: Generated<string>;
  about_id: Generated<string | null>;
  reason: Generated<string>;
  went_to: Generated<string>;
  settled_at: Generated<Date | null>;
  settled_by: Generated<string | null>;
  acknowledged_at: Generated<Date | null>;
  version: Generated<number>;
};

export type MailChunkTable = { trust_id: string; mail_id: string; file: number; part: number; bytes: Buffer };

export type MailFileTable = {
  trust_id: string;
  mail_id: string;
  file: number;
  name: string;
  kind: Generated<string>;
  refused: Generated<string>;
  size: number;
};

export type MailboxTable = {
  trust_id: string;
  name: string;
  uid_validity: Generated<number>;
  last_uid: Generated<number>;
  looked_at: Date | null;
  trouble: Generated<string>;
  trouble_since: Date | null;
};

export type MailAcknowledgementTable = {
  trust_id: string;
  turned_on: boolean;
  subject: string;
  body: string;
  valid_from: string;
  valid_to: string | null;
  changed_by: string | null;
  changed_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    mails: MailTable;
    mail_chunks: MailChunkTable;
    mail_files: MailFileTable;
    mailboxes: MailboxTable;
    mail_acknowledgements: MailAcknowledgementTable;
  }
}

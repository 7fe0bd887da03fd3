import type { Generated } from 'kysely';
import type { SendWay } from '../platform/senders.ts';
import type { OutgoingState } from './outbox.rules.ts';

export type OutgoingTable = {
  trust_id: string;
  id: string;
  case_id: string | null;
  person_id: string | null;
  /** What it is of, in the module that sends it: 'question', 'letter' … and the id there. */
  about_kind: string;
  about_id: string;
  channel: SendWay;
  to_address: string;
  to_name: Generated<string>;
  subject: Generated<string>;
  body: string;
  /** Stands in the body where it says [[secret]], and is forgotten once the message has gone. */
  secret: string | null;
  message_id: string;
  in_reply_to: string | null;
  refs: Generated<string[]>;
  automatic: Generated<boolean>;
  state: OutgoingState;
  goes_at: Date;
  tries: Generated<number>;
  /** Why it did not go, in the words of the other side or in ours. */
  trouble: Generated<string>;
  /** Somebody looks into it. */
  promise_id: string | null;
  made_by: string | null;
  made_at: Date;
  settled_at: Date | null;
  settled_by: string | null;
};

export type OutgoingFileTable = {
  trust_id: string;
  message_id: string;
  part: number;
  case_id: string | null;
  name: string;
  type: string;
  bytes: Buffer;
};

declare module '../platform/db.ts' {
  interface Tables {
    outgoing: OutgoingTable;
    outgoing_files: OutgoingFileTable;
  }
}

import type { JSONColumnType } from 'kysely';
import type { Sent, Told } from './telling.rules.ts';

type TellingTable = {
  trust_id: string;
  id: string;
  hash: Buffer;
  kind: 'tell' | 'call' | 'thanks';
  fields: JSONColumnType<Told, string | undefined, string>;
  started_at: Date;
  changed_at: Date;
  sent_at: Date | null;
  sent: JSONColumnType<Sent> | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    tellings: TellingTable;
  }
}

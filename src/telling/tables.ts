import type { ColumnType, Generated, JSONColumnType } from 'kysely';
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
  /** They answered the questions about themselves; what they answered stands nowhere. */
  counted: Generated<boolean>;
};

type EnclosureTable = {
  trust_id: string;
  id: string;
  telling_id: string;
  name: string;
  mark: string;
  size: number;
  came: Generated<number>;
  kind: string | null;
  sha256: Buffer | null;
  begun_at: Date;
  whole_at: Date | null;
};

type EnclosureChunkTable = { trust_id: string; enclosure_id: string; part: number; bytes: Buffer };
type EnclosureDayTable = { trust_id: string; came_on: ColumnType<string, string, never>; bytes: number };

declare module '../platform/db.ts' {
  interface Tables {
    tellings: TellingTable;
    enclosures: EnclosureTable;
    enclosure_chunks: EnclosureChunkTable;
    enclosure_days: EnclosureDayTable;
  }
}

import type { Generated } from 'kysely';

export type AskTable = {
  trust_id: string;
  id: string;
  hash: Buffer;
  ref: string;
  way_hash: Buffer;
  made_at: Date;
  ends_at: Date;
  case_id: string | null;
  person_id: string | null;
  code_hash: Buffer | null;
  tries: Generated<number>;
  used_at: Date | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    track_asks: AskTable;
  }
}

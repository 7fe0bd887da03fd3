import type { Generated } from 'kysely';

export type FileState = 'unscanned' | 'waiting' | 'clean' | 'infected';

export type FileTable = {
  trust_id: string;
  id: string;
  case_id: string;
  contact_id: string | null;
  note_id: string | null;
  /** The file of another case of which this is a copy, since words were split. */
  copied_from: Generated<string | null>;
  /** Why it was moved here from another case. */
  moved_reason: Generated<string | null>;
  name: string;
  kind: string;
  size: number;
  sha256: Buffer;
  /** How long it plays, where it says so itself. */
  seconds: Generated<number | null>;
  /** Somebody tells something in it in British Sign Language. */
  signed: Generated<boolean>;
  state: FileState;
  found: Generated<string>;
  checked_at: Date | null;
  /** Null: it came by itself, with an email. */
  added_by: string | null;
  added_at: Date;
  error_at: Date | null;
  error_by: string | null;
  error_reason: string | null;
  version: Generated<number>;
};

export type FileChunkTable = { trust_id: string; file_id: string; part: number; case_id: string; bytes: Buffer };

declare module '../platform/db.ts' {
  interface Tables {
    files: FileTable;
    file_chunks: FileChunkTable;
  }
}

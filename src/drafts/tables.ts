import type { ColumnType, Generated } from 'kysely';

export type DraftFields = Record<string, string | string[]>;

export type DraftTable = {
  trust_id: string;
  owner_id: string;
  about: string;
  fields: ColumnType<DraftFields, string, string>;
  revision: Generated<number>;
  readers: Generated<string[]>;
  lease_tab: string | null;
  lease_until: Date | null;
  created_at: Date;
  updated_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    drafts: DraftTable;
  }
}

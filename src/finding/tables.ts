import type { Generated } from 'kysely';

/** A list with its filters, kept under a name. */
export type SavedViewTable = {
  trust_id: string;
  id: string;
  user_id: string;
  name: string;
  query: string;
  shared: Generated<boolean>;
  created_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    saved_views: SavedViewTable;
  }
}

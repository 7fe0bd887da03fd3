import type { Generated } from 'kysely';

export type CodeTable = {
  /** Null: it ships with the product. */
  trust_id: string | null;
  list: string;
  code: string;
  label: string;
  words: string[];
  position: number;
  certainty: Generated<string>;
  hidden: Generated<boolean>;
  valid_from: string;
  valid_to: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    codes: CodeTable;
  }
}

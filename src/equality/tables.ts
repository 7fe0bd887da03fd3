import type { ColumnType } from 'kysely';

type EqualityCountTable = {
  trust_id: string;
  quarter_on: ColumnType<string, string, never>;
  question: string;
  answer: string;
  people: number;
};

declare module '../platform/db.ts' {
  interface Tables {
    equality_counts: EqualityCountTable;
  }
}

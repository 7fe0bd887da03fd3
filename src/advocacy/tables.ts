import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export type CouncilTable = {
  code: string;
  name: string;
  also: string[];
  districts: string[];
  district_codes: string[];
  valid_from: Generated<string>;
  valid_to: string | null;
  /** Of one that has ended: who has the duty now. */
  successors: Generated<string[]>;
};

export type PostcodeImportTable = {
  imported_at: Date;
  file: string;
  postcodes: number;
  ended: number;
  refused: number;
  unknown: JSONColumnType<Record<string, number>>;
};

/** What is said of whoever gives the help. */
export type AdvocateWords = {
  name: string;
  phone: string;
  other_ways: string;
  email: string;
  website: string;
  hours: string;
};

export type AdvocateTable = AdvocateWords & {
  trust_id: string;
  id: string;
  council: string;
  council_name: string;
  checked_on: string | null;
  checked_by: string | null;
  valid_from: string;
  valid_to: string | null;
  changed_by: string;
  changed_at: Date;
};

export type AdvocateImportTable = {
  trust_id: string;
  id: string;
  before: ColumnType<unknown, string, never>;
  made_by: string;
  made_at: Date;
  taken_back_at: Date | null;
};

export type ToldHow = 'spoken' | 'paper' | 'written';

export type AdvocateToldTable = {
  trust_id: string;
  id: string;
  case_id: string;
  /** Null: somebody who gave no name. */
  person_id: string | null;
  how: ToldHow;
  council: Generated<string>;
  name: Generated<string>;
  words: string;
  made_by: string;
  made_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    councils: CouncilTable;
    postcodes: { postcode: string; council: string };
    /** Only while the directory of postcodes is taken in. */
    postcodes_next: { postcode: string; council: string };
    postcode_imports: PostcodeImportTable;
    advocates: AdvocateTable;
    advocate_imports: AdvocateImportTable;
    advocates_told: AdvocateToldTable;
  }
}

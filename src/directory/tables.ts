import type { ColumnType, Generated } from 'kysely';

/** How sure we are of what ships: read in a copy of their page, well known, to be checked, doubtful. */
export type Certainty = 'sourced' | 'high' | 'medium' | 'low';

export type NationalHelpTable = {
  code: string;
  organisation: string | null;
  /** Its phone is the crisis number of this code. */
  number: string | null;
  name: string;
  summary: string;
  needs: string[];
  audience: string;
  phone: string;
  other_ways: string;
  website: string;
  hours: string;
  note: string;
  crisis: boolean;
  certainty: Certainty;
  position: number;
};

export type HelpOrganisationTable = {
  trust_id: string;
  id: string;
  /** In the list of other organisations, which then keeps its name and how to reach it. */
  code: string | null;
  name: Generated<string>;
  about: Generated<string>;
  email: Generated<string>;
  website: Generated<string>;
  source: Generated<string | null>;
  their_id: Generated<string | null>;
  made_at: Date;
  changed_at: Date;
};

/** Who finds it: the public as long as it is current, officers only, or nobody. */
export type Shown = 'public' | 'desk' | 'hidden';

export type HelpEntryTable = {
  trust_id: string;
  id: string;
  organisation_id: string;
  national: string | null;
  name: string;
  summary: string;
  more: Generated<string>;
  needs: Generated<string[]>;
  audience: Generated<string>;
  phone: Generated<string>;
  other_ways: Generated<string>;
  email: Generated<string>;
  website: Generated<string>;
  hours: Generated<string>;
  cost: Generated<string>;
  languages: Generated<string>;
  access: Generated<string>;
  area: Generated<string>;
  how: Generated<string>;
  note: Generated<string>;
  crisis: Generated<boolean>;
  shown: Shown;
  checked_on: string | null;
  checked_by: string | null;
  review_on: string | null;
  owner_id: string | null;
  valid_to: string | null;
  successor_id: string | null;
  /** The feed it came from. */
  source: Generated<string | null>;
  their_id: Generated<string | null>;
  /** What this trust wrote over: the feed does not change that. */
  written_over: Generated<string[]>;
  version: Generated<number>;
  made_at: Date;
  changed_at: Date;
  ended_at: Date | null;
};

export type HelpPlaceTable = {
  trust_id: string;
  id: string;
  entry_id: string;
  position: number;
  name: string;
  address: string;
  postcode: string;
  times: string;
  ended_at: Date | null;
};

export type WordKind = 'need' | 'place';

export type HelpWordTable = { trust_id: string; kind: WordKind; word: string; entry_id: string; weight: number };
export type HelpDictionaryTable = { trust_id: string; kind: WordKind; word: string };

export type HelpReportTable = {
  trust_id: string;
  id: string;
  entry_id: string | null;
  national: string | null;
  words: string;
  /** Null: OpenPALS itself, of an address that did not answer. */
  made_by: string | null;
  address: Generated<string | null>;
  made_at: Date;
  settled_at: Date | null;
  settled_by: string | null;
};

/** A website that did not answer when it was last asked. */
export type HelpLinkTable = {
  trust_id: string;
  entry_id: string;
  address: string;
  failing_on: string;
  reported: Generated<boolean>;
};

export type HelpImportTable = {
  trust_id: string;
  id: string;
  source: string;
  /** Under which it may be used, as its publisher names it. */
  licence: Generated<string>;
  /** Where it is fetched; null: files were sent. */
  address: Generated<string | null>;
  /** Why it could not be read. */
  trouble: Generated<string | null>;
  state: 'reading' | 'looked' | 'waiting' | 'done' | 'failed' | 'taking_back' | 'taken_back' | 'dropped';
  vouched: Generated<boolean>;
  total: number;
  done: Generated<number>;
  notes: ColumnType<unknown, string, string>;
  made_by: string;
  made_at: Date;
  settled_at: Date | null;
};

/** What was sent, until it is read. */
export type HelpImportPieceTable = {
  trust_id: string;
  import_id: string;
  file: number;
  part: number;
  bytes: Buffer;
};

export type HelpImportLineTable = {
  trust_id: string;
  import_id: string;
  position: number;
  their_id: string;
  name: string;
  refused: string | null;
  act: 'add' | 'change' | 'same' | 'end' | null;
  said: ColumnType<unknown, string | null, never>;
  entry_id: string | null;
  before: ColumnType<unknown, string | null, string | null>;
};

export type ToldHow = 'spoken' | 'leaflet' | 'letter';
export type Helped = 'yes' | 'partly' | 'no' | 'not_used';

export type HelpToldTable = {
  trust_id: string;
  id: string;
  case_id: string;
  /** Null: somebody who gave no name. */
  person_id: string | null;
  how: ToldHow;
  promise_id: string | null;
  made_by: string;
  made_at: Date;
};

export type HelpToldEntryTable = {
  trust_id: string;
  id: string;
  told_id: string;
  case_id: string;
  position: number;
  help_key: string;
  version: number;
  name: string;
  words: string;
  helped: Helped | null;
  asked_at: Date | null;
  asked_by: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    national_help: NationalHelpTable;
    help_organisations: HelpOrganisationTable;
    help_entries: HelpEntryTable;
    help_places: HelpPlaceTable;
    help_words: HelpWordTable;
    help_dictionary: HelpDictionaryTable;
    help_reports: HelpReportTable;
    help_links: HelpLinkTable;
    help_editions: { trust_id: string; edition: number };
    help_imports: HelpImportTable;
    help_import_lines: HelpImportLineTable;
    help_import_pieces: HelpImportPieceTable;
    help_told: HelpToldTable;
    help_told_entries: HelpToldEntryTable;
  }
}

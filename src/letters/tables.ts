import type { ColumnType, Generated } from 'kysely';
import type { LetterWay, TemplateKind } from './kinds.rules.ts';
import type { Sheet } from './sheets.rules.ts';

export type LetterVersionTable = {
  trust_id: string;
  id: string;
  template_id: string;
  /** Counted within the template, as they were saved. */
  number: number;
  name: string;
  ways: LetterWay[];
  subject: string;
  body: string;
  retired: Generated<boolean>;
  /** A second person reads a letter from it before it goes. */
  second_reader: Generated<boolean>;
  valid_from: string;
  again_of: string | null;
  /** Empty: as shipped. */
  made_by: string | null;
  made_at: Date;
};

export type LetterTable = {
  trust_id: string;
  id: string;
  case_id: string;
  contact_id: string;
  person_id: string;
  version_id: string;
  channel: LetterWay;
  subject: string;
  large_print: boolean;
  /** The address or number to which it went; empty if none was recorded. */
  sent_to: Generated<string>;
  /** All that stands on its paper; empty for letters that went before papers were kept. */
  paper: ColumnType<Sheet | null, string, never>;
  /** What it kept. */
  promise_id: string | null;
  /** Who read it first, where a second person does. */
  reading_id: string | null;
  /** What it tells of for other modules, by their ids. */
  tells: Generated<string[]>;
  made_by: string;
  made_at: Date;
};

export type ReadingTable = {
  trust_id: string;
  id: string;
  case_id: string;
  person_id: string;
  version_id: string;
  channel: LetterWay;
  subject: string;
  body: string;
  paper: ColumnType<Sheet, string, never>;
  asked_by: string;
  asked_at: Date;
  reader_id: string;
  reader_promise: string;
  outcome: 'signed' | 'sent_back' | 'taken_back' | null;
  words: Generated<string>;
  decided_by: string | null;
  decided_at: Date | null;
  asker_promise: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    letter_defaults: {
      kind: TemplateKind;
      name: string;
      ways: LetterWay[];
      subject: string;
      body: string;
      second_reader: boolean;
    };
    letter_templates: { trust_id: string; id: string; kind: TemplateKind; made_at: Date };
    letter_versions: LetterVersionTable;
    letters: LetterTable;
    letter_readings: ReadingTable;
    /** The bytes that went by post. */
    letter_papers: {
      trust_id: string;
      id: string;
      case_id: string;
      letter_id: string;
      bytes: Buffer;
      made_at: Date;
    };
    letter_reach: {
      trust_id: string;
      phone: string;
      texts: Generated<string>;
      email: string;
      address: string;
      valid_from: string;
      valid_to: string | null;
      changed_by: string | null;
      changed_at: Date;
    };
  }
}

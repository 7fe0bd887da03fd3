import type { Generated } from 'kysely';

export type GuideTable = {
  trust_id: string;
  id: string;
  slug: string;
  shipped: string | null;
  title: string;
  summary: Generated<string>;
  body: string;
  subjects: Generated<string[]>;
  place_id: string | null;
  edition: Generated<number>;
  shared: Generated<boolean>;
  public_edition: number | null;
  public_checked_on: string | null;
  public_review_on: string | null;
  owner_id: string | null;
  checked_on: string | null;
  checked_by: string | null;
  review_on: string | null;
  promise_id: string | null;
  made_at: Date;
  changed_at: Date;
  ended_at: Date | null;
};

export type EditionTable = {
  trust_id: string;
  id: string;
  guide_id: string;
  number: number;
  title: string;
  summary: string;
  body: string;
  made_by: string | null;
  made_at: Date;
  passed_by: string | null;
  passed_at: Date | null;
};

export type ReportKind = 'no_help' | 'wrong';

export type GuideReportTable = {
  trust_id: string;
  id: string;
  guide_id: string;
  edition: number;
  kind: ReportKind;
  words: string;
  promise_id: string | null;
  made_by: string;
  made_at: Date;
  settled_at: Date | null;
  settled_by: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    guide_defaults: {
      code: string;
      title: string;
      summary: string;
      body: string;
      subjects: string[];
      position: number;
    };
    guides: GuideTable;
    guide_editions: EditionTable;
    guide_reports: GuideReportTable;
  }
}

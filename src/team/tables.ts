import type { Generated } from 'kysely';

export const WEIGHED_MARKS = ['after_death', 'safety', 'child', 'restricted'] as const;
export type WeighedMark = (typeof WEIGHED_MARKS)[number];

export const QUALITY_QUESTIONS = ['listened', 'told', 'sharing', 'learning'] as const;
export type QualityQuestion = (typeof QUALITY_QUESTIONS)[number];
export const QUALITY_ANSWERS = ['yes', 'partly', 'no'] as const;
export type QualityAnswer = (typeof QUALITY_ANSWERS)[number];

/** Seen by the two alone, as notes of a talk are. */
export type QualitySampleTable = {
  trust_id: string;
  id: string;
  user_id: string;
  lead_id: string;
  from_on: string;
  to_on: string;
  drawn_at: Date;
  agreed_at: Date | null;
  agreed_words: Generated<string>;
};

export type QualityItemTable = Record<QualityQuestion, Generated<QualityAnswer | null>> & {
  trust_id: string;
  sample_id: string;
  position: number;
  case_id: string;
  words: Generated<string>;
  version: Generated<number>;
};

export type TalkNoteTable = {
  trust_id: string;
  id: string;
  user_id: string;
  lead_id: string;
  author_id: string;
  body: string;
  written_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    hard_calls: { trust_id: string; id: string; user_id: string; contact_id: string | null; marked_at: Date };
    load_weights: {
      trust_id: string | null;
      mark: WeighedMark;
      adds: number;
      valid_from: string;
      valid_to: string | null;
      changed_by: string | null;
      changed_at: Date | null;
    };
    site_covers: { trust_id: string; user_id: string; site_id: string };
    quality_samples: QualitySampleTable;
    quality_items: QualityItemTable;
    talk_notes: TalkNoteTable;
  }
}

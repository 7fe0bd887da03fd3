import type { Day } from '../platform/time.ts';

type PrivacyWordsTable = {
  trust_id: string;
  officer: string;
  more: string;
  valid_from: Day;
  valid_to: Day | null;
  changed_by: string | null;
  changed_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    privacy_words: PrivacyWordsTable;
  }
}

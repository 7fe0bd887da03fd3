import type { Generated } from 'kysely';

export type VoicemailTable = {
  trust_id: string;
  id: string;
  kind: 'voicemail' | 'missed';
  left_at: Date;
  entered_at: Date;
  entered_by: string;
  contact_id: string | null;
  promise_id: string | null;
  went_to: Generated<string>;
  undone_at: Date | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    voicemails: VoicemailTable;
  }
}

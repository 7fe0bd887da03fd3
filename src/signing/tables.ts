export type SigningWaysTable = {
  trust_id: string;
  relay_name: string;
  relay_url: string;
  relay_hours: string;
  film_url: string;
  captions_url: string;
  transcript: string;
  valid_from: string;
  valid_to: string | null;
  changed_by: string | null;
  changed_at: Date;
};

export type OfferedTimeTable = {
  trust_id: string;
  id: string;
  case_id: string;
  person_id: string;
  starts_at: Date;
  made_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    signing_ways: SigningWaysTable;
    offered_times: OfferedTimeTable;
  }
}

/** A note for the team, read on one day. */
export type HandoverTable = {
  trust_id: string;
  id: string;
  author_id: string;
  body: string;
  for_day: string;
  created_at: Date;
};

declare module '../platform/db.ts' {
  interface Tables {
    handovers: HandoverTable;
  }
}

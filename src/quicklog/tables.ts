export type QuickLogTable = {
  trust_id: string;
  id: string;
  tile: string;
  place_id: string | null;
  user_id: string;
  logged_at: Date;
  undone_at: Date | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    quick_logs: QuickLogTable;
  }
}

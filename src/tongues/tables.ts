export type TextCheckTable = {
  trust_id: string;
  id: string;
  text: string;
  edition: string;
  checked_by: string;
  checked_on: string;
  made_by: string;
  made_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    text_checks: TextCheckTable;
  }
}

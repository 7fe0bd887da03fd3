export type FeedTable = {
  trust_id: string;
  /** The hash of the link's secret. */
  id: Buffer;
  user_id: string;
  made_at: Date;
  ended_at: Date | null;
  fetched_at: Date | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    calendar_feeds: FeedTable;
  }
}

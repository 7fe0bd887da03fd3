export const WEIGHED_MARKS = ['after_death', 'safety', 'child', 'restricted'] as const;
export type WeighedMark = (typeof WEIGHED_MARKS)[number];

declare module '../platform/db.ts' {
  interface Tables {
    hard_calls: { trust_id: string; id: string; user_id: string; contact_id: string | null; marked_at: Date };
    load_weights: {
      trust_id: string | null;
      mark: WeighedMark;
      adds: number;
      changed_by: string | null;
      changed_at: Date | null;
    };
    site_covers: { trust_id: string; user_id: string; site_id: string };
  }
}

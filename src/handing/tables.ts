export type HandingWhy = 'share_out' | 'bulk' | 'cover' | 'leaver';

export type HandingTable = {
  trust_id: string;
  id: string;
  why: HandingWhy;
  absence_id: string | null;
  made_by: string;
  made_at: Date;
  undone_at: Date | null;
  undone_by: string | null;
};

export type HandingItemTable = {
  trust_id: string;
  handing_id: string;
  position: number;
  what: 'case' | 'promise' | 'move' | 'made';
  case_id: string | null;
  promise_id: string | null;
  from_id: string | null;
  to_id: string | null;
  due_from: Date | null;
  due_to: Date | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    handings: HandingTable;
    handing_items: HandingItemTable;
  }
}

export type ReceiptTable = {
  trust_id: string;
  id: string;
  case_id: string;
  /** Null: nobody knows who they are. */
  person_id: string | null;
  hash: Buffer;
  made_at: Date;
  came_at: Date | null;
};

type VisitTable = {
  trust_id: string;
  id: string;
  hash: Buffer;
  receipt_id: string | null;
  case_id: string | null;
  made_at: Date;
};

type MessageTable = {
  trust_id: string;
  id: string;
  case_id: string;
  contact_id: string;
  ours: boolean;
  written_at: Date;
  read_at: Date | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    receipts: ReceiptTable;
    receipt_visits: VisitTable;
    receipt_messages: MessageTable;
  }
}

import type { Generated } from 'kysely';
import type { TargetUnit } from './due.rules.ts';

/** England's, for every trust: no trust_id. `added_at` is empty for those that ship. */
export type BankHolidayTable = { on_date: string; name: string; added_at: Generated<Date | null> };

/** Late bank holidays for which this trust has counted its open dates again. */
export type HolidayCountedTable = { trust_id: string; on_date: string; counted_at: Date };

/** Closures for which this trust has counted its open aims again. */
export type ClosureCountedTable = { trust_id: string; on_date: string; counted_at: Date };

/** In force from `valid_from` to `valid_to`, both included; times are 'HH:MM:SS' of London's clock. */
export type OpeningHoursTable = {
  trust_id: string;
  weekday: number;
  opens: string;
  closes: string;
  valid_from: string;
  valid_to: string | null;
};

export type ClosureTable = { trust_id: string; id: string; on_date: string; name: string };

/** In force from `valid_from` to `valid_to`, both included. */
export type TargetTable = {
  trust_id: string;
  kind: string;
  amount: number;
  unit: TargetUnit;
  valid_from: string;
  valid_to: string | null;
  label: Generated<string>;
};

declare module '../platform/db.ts' {
  interface Tables {
    bank_holidays: BankHolidayTable;
    holidays_counted: HolidayCountedTable;
    closures_counted: ClosureCountedTable;
    opening_hours: OpeningHoursTable;
    closures: ClosureTable;
    targets: TargetTable;
  }
}

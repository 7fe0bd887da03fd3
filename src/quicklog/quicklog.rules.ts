import type { Day } from '../platform/time.ts';
import { localDate } from '../platform/time.ts';

/** The id of a tap as the browser names it (32 hex digits), written as a key; so that a tap sent twice counts once. */
export function readTap(typed: string): string | undefined {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(typed);
  return parts?.slice(1).join('-');
}

/** Only one's own, and only on the day itself: later the counts have been read. */
export function mayUndo(log: { user_id: string; logged_at: Date; undone_at: Date | null }, user: string, today: Day) {
  return log.user_id === user && log.undone_at === null && localDate(log.logged_at) === today;
}

/** How often something was logged: by tile, then by what is counted beside it. */
export type Counted = { tile: string; place_id: string | null; hour: number; count: number };

/** Sums by a key, for one table of the page. */
export function sumBy<K>(rows: readonly Counted[], key: (row: Counted) => K): Map<K, number> {
  const sums = new Map<K, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.count);
  return sums;
}

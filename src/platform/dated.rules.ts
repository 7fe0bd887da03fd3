// What a trust sets from a day on: which rows hold on a day, and which are still to come. Pure.
import { isSame } from './same.ts';
import type { Day } from './time.ts';

/** In force from `valid_from` to `valid_to`, both included. Rows that ship have no trust. */
export type Dated = { valid_from: Day; valid_to: Day | null; trust_id?: string | null };

/** What holds on a day. A trust's own stands in place of what ships. */
export function heldOn<R extends Dated>(rows: readonly R[], day: Day): R[] {
  const held = rows.filter(({ valid_from, valid_to }) => valid_from <= day && (valid_to === null || valid_to >= day));
  const own = held.filter(isOwn);
  return own.length > 0 ? own : held;
}

/** Changes of this trust that begin today or later, and so can be taken back. */
export function plannedFrom<R extends Dated>(rows: readonly R[], today: Day): R[] {
  return rows.filter((row) => isOwn(row) && row.valid_from >= today);
}

const isOwn = ({ trust_id }: Dated) => trust_id !== null;

/** Is this what holds from that day on already, with nothing else planned for later? */
export function holdsAlready<V extends object>(rows: readonly (V & Dated)[], wanted: readonly V[], from: Day): boolean {
  const held = heldOn(rows, from);
  const same = held.length === wanted.length && wanted.every((one) => held.some((row) => isSame<V>(row, one)));
  return same && rows.every(({ valid_from }) => valid_from <= from);
}

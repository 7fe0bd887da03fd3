// Which weights hold on a day. Pure.
import { heldOn } from '../platform/dated.rules.ts';
import type { Day } from '../platform/time.ts';
import { WEIGHED_MARKS, type WeighedMark } from './tables.ts';
import type { Weights } from './team.rules.ts';

export type WeightRow = {
  /** Empty: ships for every trust. */
  trust_id: string | null;
  mark: WeighedMark;
  adds: number;
  valid_from: Day;
  valid_to: Day | null;
};

export const MOST_ADDED = 9;

/** This trust's own row for the day, or what ships. */
export function weightsOn(rows: readonly WeightRow[], day: Day): Weights {
  const adds = (mark: WeighedMark) =>
    heldOn(
      rows.filter((row) => row.mark === mark),
      day,
    )[0]?.adds ?? 0;
  return Object.fromEntries(WEIGHED_MARKS.map((mark) => [mark, adds(mark)])) as Record<WeighedMark, number>;
}

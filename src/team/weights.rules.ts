// Which weights hold on a day. Pure.
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

function holds({ valid_from, valid_to }: WeightRow, day: Day): boolean {
  return valid_from <= day && (valid_to === null || valid_to >= day);
}

/** This trust's own row for the day, or what ships. */
export function weightsOn(rows: readonly WeightRow[], day: Day): Weights {
  const adds = (mark: WeighedMark) => {
    const held = rows.filter((row) => row.mark === mark && holds(row, day));
    return (held.find(({ trust_id }) => trust_id !== null) ?? held[0])?.adds ?? 0;
  };
  return Object.fromEntries(WEIGHED_MARKS.map((mark) => [mark, adds(mark)])) as Record<WeighedMark, number>;
}

// The merges of people and those of cases are told alike: when, by whom, and whether they were taken back.

type Merge = { id: string; merged_at: Date; merged_by: string; undone_at: Date | null; undone_by: string | null };

export type MergeTold = { id: string; at: Date; by: string; undone: { at: Date; by: string } | undefined };

export function toldOf(merge: Merge, staff: ReadonlyMap<string, string>): MergeTold {
  const nameOf = (id: string | null) => staff.get(id ?? '') ?? 'a colleague';
  const { id, merged_at, merged_by, undone_at, undone_by } = merge;
  return {
    id,
    at: merged_at,
    by: nameOf(merged_by),
    undone: undone_at ? { at: undone_at, by: nameOf(undone_by) } : undefined,
  };
}

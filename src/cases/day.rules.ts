import type { PromiseKind } from './tables.ts';

export type Obligation = {
  kind: PromiseKind;
  due_at: Date;
  safety: boolean;
  after_death: boolean;
  /** On a ward now and leaving within 24 hours, or operation today. */
  leaving: boolean;
  pinned: boolean;
  snoozed: boolean;
};

type Group = { rank: number; why: string };

/**
 * Where a promise stands in My day, and why, in words for the officer ("Why first?").
 * Order: pinned today, safety, late (most late first), leaving hospital, answers not told for today, due today, the rest.
 * After a death one step earlier within its group: not hurry, but nobody grieving is forgotten.
 */
export function groupOf(item: Obligation, now: Date, endOfToday: Date): Group {
  if (item.snoozed) return { rank: 9, why: 'You put this off with a reason.' };
  if (item.pinned) return { rank: 0, why: 'You pinned this for today.' };
  if (item.safety) return { rank: 1, why: 'Somebody may be at risk.' };
  if (item.due_at < now) return { rank: 2, why: 'It is late, and the latest comes first.' };
  const today = item.due_at <= endOfToday;
  if (item.leaving && today)
    return { rank: 3, why: 'The patient is leaving hospital or has an operation within a day.' };
  if (item.kind === 'tell_answer' && today)
    return { rank: 4, why: 'The answer is here and the person was promised to hear today.' };
  if (today) return { rank: 5, why: 'It is due today; earlier times come first.' };
  return { rank: 7, why: 'It is due after today.' };
}

/** First to do first, each with its reason. */
export function inOrder<T extends Obligation>(
  items: readonly T[],
  now: Date,
  endOfToday: Date,
): { item: T; why: string }[] {
  const rows = items.map((item) => ({ item, ...groupOf(item, now, endOfToday) }));
  rows.sort((a, b) => a.rank - b.rank || a.item.due_at.getTime() - b.item.due_at.getTime());
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1];
    if (!before || !row.item.after_death || before.item.after_death || before.rank !== row.rank) continue;
    rows[at - 1] = { ...row, why: `${row.why} After a death, one step earlier.` };
    rows[at] = before;
  }
  return rows.map(({ item, why }) => ({ item, why }));
}

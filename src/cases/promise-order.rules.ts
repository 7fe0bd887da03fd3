import { addDays, type Day, daysBetween } from '../platform/time.ts';
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
function groupOf(item: Obligation, now: Date, endOfToday: Date): Group {
  if (item.kind === 'join_call') return { rank: -1, why: 'A colleague is on a hard call now.' };
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

const NEAR_DAYS = { today: 0, tonight: 0, 'this morning': 0, 'this afternoon': 0, tomorrow: 1 } as const;
const LEAVES =
  /\b(?:(?:going|goes|go|gone|coming|come|sent|send|discharged|discharge|leaving|leaves|leave|operation|surgery|appointment|scan)\b[^.!?\n]{0,60}?\b(today|tonight|this morning|this afternoon|tomorrow)|(?:home|discharged) (today|tomorrow))\b/i;

/**
 * Do the words that were told at `at` say that somebody leaves hospital, or has an operation or appointment, today or
 * within a day? "Home tomorrow", told yesterday, is today. Words only: nothing is guessed from anything else.
 */
export function leavesSoon(words: string, at: Day, today: Day): boolean {
  const found = LEAVES.exec(words);
  const near = (found?.[1] ?? found?.[2] ?? '').toLowerCase();
  const ahead = Object.entries(NEAR_DAYS).find(([name]) => name === near)?.[1];
  if (ahead === undefined) return false;
  const away = daysBetween(today, addDays(at, ahead));
  return away === 0 || away === 1;
}

const LEAST_SENTENCE = 25;

/** The first sentence of what was said, or as many words of it as fit. */
export function firstWords(text: string, most = 110): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const end = line.slice(LEAST_SENTENCE).search(/[.!?](\s|$)/);
  const sentence = end < 0 ? line : line.slice(0, LEAST_SENTENCE + end + 1);
  if (sentence.length <= most) return sentence;
  const cut = sentence.slice(0, most);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 20 ? cut.lastIndexOf(' ') : most).replace(/[\s,;:]+$/, '')}…`;
}

/** The reminder of the next working day (ux message 27): a concern told by mouth becomes a complaint unless settled. */
export function routeReminder(who: string, told: { on: string; by: string }): string {
  return `${who || 'The caller'} told us${told.by} on ${told.on} and this is not sorted yet. Ask them today: shall we keep trying to sort it out, or would they like it handled as a complaint?`;
}

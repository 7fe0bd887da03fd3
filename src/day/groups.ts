// Messages that nobody owns yet are one row of My day: they are rung from their list, whoever is free first.

import type { DayRow, MyPromises, Obliged } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { endOfDay, localDate } from '../platform/time.ts';

const isAnybodys = (item: Obliged) => item.kind === 'ring_back' && item.owner_id === null && item.case_id === null;

/** Rows with one for all messages that nobody owns, where the first of them stood, and the counts that go with it. */
export function groupMessages(
  ctx: Ctx,
  ranked: readonly DayRow[],
  mine: MyPromises,
  isVoicemail: (id: string) => boolean,
): { rows: DayRow[]; mine: MyPromises } {
  const of = new Map(mine.items.filter(isAnybodys).map((item) => [item.id, item]));
  if (of.size < 2) return { rows: [...ranked], mine };
  const [first, ...others] = ranked.filter(({ id }) => of.has(id));
  if (!first) return { rows: [...ranked], mine };
  const all = [first, ...others];
  const what = all.every(({ id }) => isVoicemail(id)) ? 'voicemails' : 'messages';
  const row: DayRow = {
    ...first,
    href: LIST,
    title: `${all.length} ${what} to ring`,
    who: '',
    reason: 'Nobody has taken them yet. Whoever rings one takes it.',
    rules: [],
    action: { label: 'Open the list', href: LIST },
    reaches: false,
    group: all.length,
  };
  const left = others.map(({ id }) => of.get(id)).filter((item) => item !== undefined);
  const end = endOfDay(localDate(ctx.now));
  return {
    rows: ranked.flatMap((one) => (one.id === first.id ? row : of.has(one.id) ? [] : one)),
    mine: {
      items: mine.items.filter((item) => !left.includes(item)),
      total: mine.total - left.length,
      late: mine.late - left.filter(({ due_at }) => due_at < ctx.now).length,
      today: mine.today - left.filter(({ due_at }) => due_at <= end).length,
    },
  };
}

const LIST = '/desk/voicemails';

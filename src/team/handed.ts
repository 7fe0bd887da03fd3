import { countedWords, listHandedSince, whatWasHanded } from '../handing/index.ts';
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { localDate, timeWords, weekdayWords } from '../platform/time.ts';

export type HandedRow = { id: string; words: string };

/** So long the page of the team offers the way back. */
const HOURS = 24;

const WHY: Record<string, string> = {
  share_out: 'shared out',
  bulk: 'given',
  cover: 'handed on for cover',
  leaver: 'handed on for a leaver',
};

/** "3 cases given to Priya Shah by Mo Khan at 10am": what went from one to another lately, each with its way back. */
export async function listHanded(ctx: Ctx): Promise<HandedRow[]> {
  const since = new Date(ctx.now.getTime() - HOURS * 3_600_000);
  const [handings, names] = await Promise.all([listHandedSince(ctx, since), staffNames(ctx)]);
  const all = await Promise.all(handings.map(({ id }) => whatWasHanded(ctx, id)));
  return handings.flatMap(({ id, why, made_by, made_at }, nth) => {
    const handed = all[nth];
    const what = handed ? countedWords(handed) : '';
    const toOne = handed?.to.length === 1 ? ` to ${names.get(handed.to[0] ?? '') ?? 'a colleague'}` : '';
    const isToday = localDate(made_at) === localDate(ctx.now);
    const when = `at ${timeWords(made_at)}${isToday ? '' : ` on ${weekdayWords(localDate(made_at))}`}`;
    const words = `${what} ${WHY[why] ?? 'handed on'}${toOne} by ${names.get(made_by) ?? 'a colleague'} ${when}`;
    return what ? [{ id, words }] : [];
  });
}

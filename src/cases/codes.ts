import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';

export type CodeList = 'subjects' | 'outcomes' | 'needs' | 'relations' | 'tiles' | 'channels';
export type Code = { code: string; label: string; words: string[] };

/** Nobody changes a code while the desk runs, so each list is read once in a transaction. */
const listedIn = new WeakMap<Ctx['db'], Map<string, Promise<Code[]>>>();

/** The codes of a list that are in force today, in their order. */
export function listCodes(ctx: Ctx, list: CodeList): Promise<Code[]> {
  const today = localDate(ctx.now);
  const known = listedIn.get(ctx.db) ?? new Map<string, Promise<Code[]>>();
  listedIn.set(ctx.db, known);
  const codes = known.get(`${list} ${today}`) ?? readCodes(ctx, list, today);
  known.set(`${list} ${today}`, codes);
  return codes;
}

async function readCodes(ctx: Ctx, list: CodeList, today: string): Promise<Code[]> {
  return ctx.db
    .selectFrom('codes')
    .select(['code', 'label', 'words'])
    .where('list', '=', list)
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .orderBy('position')
    .execute();
}

/** Several lists in one query, for a page that shows many of them. */
export async function codesOf(ctx: Ctx, lists: readonly CodeList[]): Promise<Map<CodeList, Code[]>> {
  const today = localDate(ctx.now);
  const rows = await ctx.db
    .selectFrom('codes')
    .select(['list', 'code', 'label', 'words'])
    .where('list', 'in', [...lists])
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .orderBy('position')
    .execute();
  return new Map(lists.map((list) => [list, rows.filter((row) => row.list === list)]));
}

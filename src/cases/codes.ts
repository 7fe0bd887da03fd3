import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';

export type CodeList = 'subjects' | 'outcomes' | 'needs' | 'relations' | 'tiles' | 'channels';
export type Code = { code: string; label: string; words: string[] };

/** The codes of a list that are in force today, in their order. */
export async function listCodes(ctx: Ctx, list: CodeList): Promise<Code[]> {
  const today = localDate(ctx.now);
  return ctx.db
    .selectFrom('codes')
    .select(['code', 'label', 'words'])
    .where('list', '=', list)
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .orderBy('position')
    .execute();
}

import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';

export type CodeList = 'subjects' | 'outcomes' | 'needs' | 'relations' | 'tiles' | 'channels';
export type Code = { code: string; label: string; words: string[] };

type Row = Code & { list: string; valid_from: string; valid_to: string | null };

/** Codes are changed by migrations only, so they are read once and kept while the desk runs. */
let shipped: Row[] | undefined;

async function allCodes(ctx: Ctx): Promise<Row[]> {
  shipped ??= await ctx.db
    .selectFrom('codes')
    .select(['list', 'code', 'label', 'words', 'valid_from', 'valid_to'])
    .orderBy('position')
    .execute();
  return shipped;
}

/** The codes of a list that are in force today, in their order. */
export async function listCodes(ctx: Ctx, list: CodeList): Promise<Code[]> {
  const today = localDate(ctx.now);
  const codes = await allCodes(ctx);
  return codes.filter(
    (row) => row.list === list && row.valid_from <= today && (row.valid_to === null || row.valid_to >= today),
  );
}

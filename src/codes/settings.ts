import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { refusePast } from '../platform/dated.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isSame } from '../platform/same.ts';
import { addDays, type Day, localDate } from '../platform/time.ts';
import { codeFor, inForce } from './codes.rules.ts';
import { type CodeList, type CodeRow, listCodeRows } from './codes.ts';
import { isFixed } from './settings.rules.ts';

export type CodeWords = { label: string; words: string[] };

/** Today's entries of a list, those not on offer included. */
export async function listEntries(ctx: Ctx, list: CodeList): Promise<CodeRow[]> {
  return inForce(await listCodeRows(ctx, list), localDate(ctx.now));
}

/** What was, is and will be said for one code of this trust, the newest first; the shipped row comes last. @throws NotFound */
export async function historyOf(ctx: Ctx, list: CodeList, code: string): Promise<CodeRow[]> {
  const rows = (await listCodeRows(ctx, list)).filter((row) => row.code === code);
  if (rows.length === 0) throw new NotFound('This entry');
  return rows
    .filter(hasHeld)
    .sort(
      (a, b) => Number(a.trust_id === null) - Number(b.trust_id === null) || (a.valid_from < b.valid_from ? 1 : -1),
    );
}

/** A change that was taken back on its first day never held. */
function hasHeld({ valid_from, valid_to }: CodeRow): boolean {
  return valid_to === null || valid_to >= valid_from;
}

/** @throws RuleError the label is taken, or has no letter in it */
export async function addEntry(ctx: Ctx, list: CodeList, words: CodeWords, from: Day): Promise<string> {
  const rows = await listCodeRows(ctx, list);
  await refuseTaken(ctx, list, words.label, undefined);
  const code = codeFor(words.label, new Set(rows.map((row) => row.code)));
  if (!code) throw new RuleError('Enter a name with letters or numbers', 'label');
  await writeFrom(
    ctx,
    {
      list,
      code,
      ...words,
      hidden: false,
      position: 1 + Math.max(0, ...rows.map((row) => (row.position < 99 ? row.position : 0))),
    },
    from,
  );
  return code;
}

/** Other words from a day on. @throws NotFound, RuleError the label is taken or the day is past */
export async function changeEntry(ctx: Ctx, list: CodeList, code: string, words: CodeWords, from: Day) {
  const [newest] = await historyOf(ctx, list, code);
  if (!newest) throw new NotFound('This entry');
  const same = newest.label === words.label.trim() && isSame(newest, { words: words.words, valid_to: null });
  if (same && newest.valid_from <= from) return;
  await refuseTaken(ctx, list, words.label, code);
  await writeFrom(ctx, { list, code, ...words, hidden: newest.hidden, position: newest.position }, from);
}

/** Not offered any more, or offered again. Old cases keep its name. @throws NotFound, RuleError the desk itself needs it */
export async function offerEntry(ctx: Ctx, list: CodeList, code: string, offered: boolean) {
  const now = (await listEntries(ctx, list)).find((row) => row.code === code);
  if (!now) throw new NotFound('This entry');
  if (!offered && isFixed(list, code))
    throw new RuleError('The desk itself works with this entry, so it stays on offer.');
  if (now.hidden === !offered) return;
  const { label, words, position } = now;
  await writeFrom(ctx, { list, code, label, words, position, hidden: !offered }, localDate(ctx.now));
}

/** Back to what ships, from today on. @throws NotFound it did not ship */
export async function restoreEntry(ctx: Ctx, list: CodeList, code: string) {
  const history = await historyOf(ctx, list, code);
  if (!history.some((row) => row.trust_id === null)) throw new NotFound('This entry');
  const today = localDate(ctx.now);
  if (!history.some((row) => row.trust_id !== null && (row.valid_to ?? today) >= today)) return;
  await endFrom(ctx, list, code, today);
  await record(ctx, 'code.restored', { list, code });
}

async function refuseTaken(ctx: Ctx, list: CodeList, label: string, code: string | undefined) {
  const same = (row: CodeRow) => row.code !== code && row.label.toLowerCase() === label.trim().toLowerCase();
  if ((await listEntries(ctx, list)).some(same)) throw new RuleError('There is an entry of this name already', 'label');
}

type Written = { list: CodeList; code: string; label: string; words: string[]; hidden: boolean; position: number };

async function writeFrom(ctx: Ctx, entry: Written, from: Day) {
  refusePast(ctx, from, 'Enter today or a later day: past days keep their words');
  await endFrom(ctx, entry.list, entry.code, from);
  const { label, words, hidden, position } = entry;
  const set = { label: label.trim(), words, hidden, position, valid_to: null };
  await ctx.db
    .insertInto('codes')
    .values({ trust_id: ctx.trust.id, list: entry.list, code: entry.code, valid_from: from, ...set })
    .onConflict((same) =>
      same
        .expression(sql`coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), list, code, valid_from`)
        .doUpdateSet(set),
    )
    .execute();
  await record(ctx, 'code.changed', { list: entry.list, code: entry.code, from });
}

/** The trust's own rows of a code hold no longer from that day on; what was planned for later is given up. */
async function endFrom(ctx: Ctx, list: CodeList, code: string, from: Day) {
  await ctx.db
    .updateTable('codes')
    .set({ valid_to: addDays(from, -1) })
    .where('trust_id', '=', ctx.trust.id)
    .where('list', '=', list)
    .where('code', '=', code)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', from)]))
    .execute();
}

import type { Selectable } from 'kysely';
import { type Ctx, keep, onceIn } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';
import { type Code, inForce } from './codes.rules.ts';
import type { CodeTable } from './tables.ts';

export type CodeList = 'subjects' | 'outcomes' | 'needs' | 'relations' | 'tiles' | 'channels' | 'help_needs';
export type CodeRow = Selectable<CodeTable>;

/** What ships changes by migrations only, so it is read once and kept while the desk runs. */
let shipped: CodeRow[] | undefined;

async function shippedCodes(ctx: Ctx): Promise<CodeRow[]> {
  shipped ??= await ctx.db.selectFrom('codes').selectAll().where('trust_id', 'is', null).orderBy('position').execute();
  return shipped;
}

/** The rows of this trust: those in force, those that were, and those that are planned. */
function ownCodes(ctx: Ctx): Promise<CodeRow[]> {
  const read = () =>
    ctx.db
      .selectFrom('codes')
      .selectAll()
      .where('trust_id', '=', ctx.trust.id)
      .orderBy('position')
      .orderBy('valid_from')
      .execute();
  return onceIn(ctx, 'codes', () => keep(ctx, { what: 'codes', from: ['codes'] }, read));
}

/** Every row of a list, of whatever time: what ships first. */
export async function listCodeRows(ctx: Ctx, list: CodeList): Promise<CodeRow[]> {
  const [all, own] = await Promise.all([shippedCodes(ctx), ownCodes(ctx)]);
  return [...all, ...own].filter((row) => row.list === list);
}

/** The codes of a list that are on offer today, in their order. */
export async function listCodes(ctx: Ctx, list: CodeList): Promise<Code[]> {
  return inForce(await listCodeRows(ctx, list), localDate(ctx.now)).filter(({ hidden }) => !hidden);
}

/** Every code of a list with its label of today, those not on offer any more included: for what was chosen long ago. */
export async function namedCodes(ctx: Ctx, list: CodeList): Promise<Code[]> {
  const rows = await listCodeRows(ctx, list);
  const today = inForce(rows, localDate(ctx.now));
  const known = new Set(today.map(({ code }) => code));
  return [...today, ...[...rows].reverse().filter(({ code }) => !known.has(code))];
}

/** What this trust added itself and offers today: not what it only calls by another name. */
export async function listAddedCodes(ctx: Ctx, list: CodeList): Promise<Code[]> {
  const ships = new Set((await listCodeRows(ctx, list)).filter((row) => row.trust_id === null).map(({ code }) => code));
  return (await listCodes(ctx, list)).filter(({ code }) => !ships.has(code));
}

/** What is on offer, and what was chosen already though it is not offered any more: nobody's choice is lost by saving. */
export async function codesWith(ctx: Ctx, list: CodeList, chosen: readonly (string | null)[]): Promise<Code[]> {
  const [offered, named] = await Promise.all([listCodes(ctx, list), namedCodes(ctx, list)]);
  const codes = new Set(offered.map(({ code }) => code));
  return [...offered, ...named.filter(({ code }) => chosen.includes(code) && !codes.has(code))];
}

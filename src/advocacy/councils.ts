// Which council somebody lives under: by their postcode, where the official directory was taken in, or by its name.
import type { Ctx } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { type Day, localDate } from '../platform/time.ts';
import { COUNTRIES, type Council, councilsMeant, type EndedCouncil, type Meant } from './councils.rules.ts';
import { looksLikePostcode, postcodeKey } from './postcodes.rules.ts';

type Shipped = Council & EndedCouncil & { valid_from: Day; valid_to: Day | null };

/** What ships changes by migrations only, so it is read once and kept while the desk runs. */
let shipped: readonly Shipped[] | undefined;

async function listShipped(ctx: Ctx): Promise<readonly Shipped[]> {
  // What is kept is what came: a line that breaks is asked again.
  shipped ??= await ctx.db
    .selectFrom('councils')
    .select(['code', 'name', 'also', 'districts', 'valid_from', 'valid_to', 'successors'])
    .orderBy('name')
    .execute();
  return shipped;
}

/** Those that are no more, with the codes of those that came after them. */
export async function listEnded(ctx: Ctx): Promise<EndedCouncil[]> {
  const today = localDate(ctx.now);
  return (await listShipped(ctx)).filter(({ valid_to }) => valid_to !== null && valid_to < today);
}

/** Those of today. What one was called that ended is another name of those that came after it: people go on saying it. */
async function listOfToday(ctx: Ctx): Promise<Council[]> {
  const [all, ended, today] = [await listShipped(ctx), await listEnded(ctx), localDate(ctx.now)];
  return heldOn(all, today).map(({ code, name, also, districts }) => {
    const before = ended.filter((one) => one.successors.includes(code) && one.name !== name);
    return { code, name, districts, also: [...also, ...before.map((one) => one.name)] };
  });
}

/** In the order of their names: those that ship, and those that this trust has named since. */
export async function listCouncils(ctx: Ctx): Promise<Council[]> {
  const [known, ended] = [await listOfToday(ctx), await listEnded(ctx)];
  const added = await ctx.db
    .selectFrom('advocates')
    .select(['council as code', 'council_name as name'])
    .where('trust_id', '=', ctx.trust.id)
    .where('council_name', '<>', '')
    .orderBy('valid_from')
    .execute();
  const shipped = new Set([...known, ...ended].map(({ code }) => code));
  const own = new Map(added.filter(({ code }) => !shipped.has(code)).map((one) => [one.code, one]));
  const all = [...known, ...[...own.values()].map((one) => ({ ...one, also: [], districts: [] }))];
  return own.size === 0 ? known : all.sort((a, b) => a.name.localeCompare(b.name));
}

export async function maybeCouncil(ctx: Ctx, code: string): Promise<Council | undefined> {
  return (await listCouncils(ctx)).find((one) => one.code === code);
}

/** The council of this code; of one that has ended, those that came after it, which may be several. */
export async function councilsNow(ctx: Ctx, code: string): Promise<Council[]> {
  const all = await listCouncils(ctx);
  const ended = (await listShipped(ctx)).find((one) => one.code === code && one.valid_to !== null);
  const codes = [code, ...(ended?.successors ?? [])];
  return all.filter((one) => codes.includes(one.code));
}

/** Editions of the official directory that those who run the installation have taken in, the newest first. */
export async function listPostcodeImports(ctx: Ctx, most = 13) {
  return ctx.db
    .selectFrom('postcode_imports')
    .selectAll()
    .where('imported_at', '<=', ctx.now)
    .orderBy('imported_at', 'desc')
    .limit(most)
    .execute();
}

/** Can postcodes be looked up? */
export const maybePostcodes = async (ctx: Ctx) => (await listPostcodeImports(ctx, 1))[0];

/** What came of looking: councils that may be meant, a country that is not England, or why there is none. */
export type Lookup =
  | { meant: Meant[] }
  | { abroad: string }
  | { none: 'no_postcodes' | 'unknown_postcode' | 'half_postcode' | 'unknown_council' | 'unknown_name' };

/** By whatever somebody typed: a postcode or the name of a council, a district or a town that is one. */
export async function lookUpCouncil(ctx: Ctx, typed: string): Promise<Lookup> {
  if (!looksLikePostcode(typed)) {
    const meant = councilsMeant(typed.slice(0, 100), await listCouncils(ctx));
    return meant.length > 0 ? { meant } : { none: 'unknown_name' };
  }
  const key = postcodeKey(typed);
  if (!(await maybePostcodes(ctx))) return { none: 'no_postcodes' };
  return key ? lookUpPostcode(ctx, key) : { none: 'half_postcode' };
}

/** `key` as in the table. */
export async function lookUpPostcode(ctx: Ctx, key: string): Promise<Lookup> {
  const row = await ctx.db.selectFrom('postcodes').select('council').where('postcode', '=', key).executeTakeFirst();
  if (!row) return { none: 'unknown_postcode' };
  const councils = await councilsNow(ctx, row.council);
  if (councils.length > 0) return { meant: councils.map((council) => ({ council, by: '', exact: true })) };
  const country = COUNTRIES[row.council.charAt(0)];
  return country ? { abroad: country } : { none: 'unknown_council' };
}

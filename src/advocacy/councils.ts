// Which council somebody lives under: by their postcode, where the official directory was taken in, or by its name.
import type { Ctx } from '../platform/context.ts';
import { COUNTRIES, type Council, councilsMeant, type Meant } from './councils.rules.ts';
import { looksLikePostcode, postcodeKey } from './postcodes.rules.ts';

/** What ships changes by migrations only, so it is read once and kept while the desk runs. */
let shipped: readonly Council[] | undefined;

/** In the order of their names: those that ship, and those that this trust has named since. */
export async function listCouncils(ctx: Ctx): Promise<Council[]> {
  shipped ??= await ctx.db
    .selectFrom('councils')
    .select(['code', 'name', 'also', 'districts'])
    .orderBy('name')
    .execute();
  const known = shipped;
  const added = await ctx.db
    .selectFrom('advocates')
    .select(['council as code', 'council_name as name'])
    .where('trust_id', '=', ctx.trust.id)
    .where('council_name', '<>', '')
    .orderBy('valid_from')
    .execute();
  const own = new Map(
    added.filter(({ code }) => !known.some((one) => one.code === code)).map((one) => [one.code, one]),
  );
  const all = [...known, ...[...own.values()].map((one) => ({ ...one, also: [], districts: [] }))];
  return own.size === 0 ? [...known] : all.sort((a, b) => a.name.localeCompare(b.name));
}

export async function maybeCouncil(ctx: Ctx, code: string): Promise<Council | undefined> {
  return (await listCouncils(ctx)).find((one) => one.code === code);
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
  const council = await maybeCouncil(ctx, row.council);
  if (council) return { meant: [{ council, by: '' }] };
  const country = COUNTRIES[row.council.charAt(0)];
  return country ? { abroad: country } : { none: 'unknown_council' };
}

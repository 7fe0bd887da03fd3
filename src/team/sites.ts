import { record } from '../audit/index.ts';
import { listSites } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';

/** Who covers which site: a few rows. */
export async function listSiteCovers(ctx: Ctx): Promise<{ user_id: string; site_id: string }[]> {
  return ctx.db.selectFrom('site_covers').select(['user_id', 'site_id']).where('trust_id', '=', ctx.trust.id).execute();
}

/** The sites that somebody covers from now on; none: all of them. @throws RuleError there is no such site */
export async function changeSites(ctx: Ctx, user: string, sites: readonly string[]): Promise<void> {
  const known = new Set((await listSites(ctx)).map(({ id }) => id));
  if (sites.some((site) => !known.has(site))) throw new RuleError('Choose from the sites that are shown', 'sites');
  await ctx.db.deleteFrom('site_covers').where('trust_id', '=', ctx.trust.id).where('user_id', '=', user).execute();
  const rows = [...new Set(sites)].map((site_id) => ({ trust_id: ctx.trust.id, user_id: user, site_id }));
  if (rows.length > 0) await ctx.db.insertInto('site_covers').values(rows).execute();
  await record(ctx, 'team.sites_changed', { user, sites: [...sites] });
}

import type { Selectable } from 'kysely';
import { type Earlier, keepEarlier, listEarlier, maybeEarlier, record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { isSame } from '../platform/same.ts';
import { refuseStale } from '../platform/seen.ts';
import type { SiteTable } from './tables.ts';

export type Site = Selectable<SiteTable>;
export type SiteDetails = Pick<Site, 'name' | 'address' | 'phone'>;

/** All that there are or were, by name. */
function allSites(ctx: Ctx): Promise<Site[]> {
  return ctx.db.selectFrom('sites').selectAll().where('trust_id', '=', ctx.trust.id).orderBy('name').execute();
}

export async function listSites(ctx: Ctx): Promise<Site[]> {
  return (await allSites(ctx)).filter(({ ended_at }) => ended_at === null);
}

export async function listClosedSites(ctx: Ctx): Promise<Site[]> {
  return (await allSites(ctx)).filter(({ ended_at }) => ended_at !== null);
}

/** Also one that has closed. @throws NotFound */
export async function findSite(ctx: Ctx, id: string): Promise<Site> {
  const found = isId(id) ? (await allSites(ctx)).find((site) => site.id === id) : undefined;
  if (!found) throw new NotFound('This site');
  return found;
}

/** @throws RuleError a site of this name is there already */
export async function createSite(ctx: Ctx, site: { name: string; address?: string; phone?: string }): Promise<string> {
  await refuseSameName(ctx, site.name);
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('sites')
    .values({ trust_id: ctx.trust.id, id, ...site, ended_at: null })
    .execute();
  await record(ctx, 'site.created', { site: id });
  return id;
}

export const siteDetails = ({ name, address, phone }: Site): SiteDetails => ({ name, address, phone });

/** @throws RuleError its name is taken, or somebody changed it since it was `seen` */
export async function changeSite(ctx: Ctx, site: Site, details: SiteDetails, seen = '') {
  if (isSame(site, details)) return;
  refuseStale(seen, siteDetails(site));
  await refuseSameName(ctx, details.name, site.id);
  await setSite(ctx, site, details);
  await keepEarlier(ctx, 'site', site.id, siteDetails(site));
  await record(ctx, 'site.changed', { site: site.id });
}

/** What was known of it before, the newest first. */
export function listEarlierSites(ctx: Ctx, site: Site): Promise<Earlier<SiteDetails>[]> {
  return listEarlier(ctx, 'site', site.id);
}

/** @throws NotFound, RuleError its name is taken */
export async function bringBackSite(ctx: Ctx, site: Site, earlier: string) {
  const found = await maybeEarlier<SiteDetails>(ctx, 'site', site.id, earlier);
  if (!found) throw new NotFound('What it said before');
  await changeSite(ctx, site, { ...siteDetails(site), ...found.held });
}

/** It is offered no more. @throws RuleError wards or services are still there */
export async function closeSite(ctx: Ctx, site: Site, placesThere: number) {
  if (site.ended_at) return;
  if (placesThere > 0) throw new RuleError('Take out its wards and services first, or move them to another site.');
  await setSite(ctx, site, { ended_at: ctx.now });
  await record(ctx, 'site.closed', { site: site.id });
}

/** @throws RuleError another one has its name */
export async function reopenSite(ctx: Ctx, site: Site) {
  if (!site.ended_at) return;
  await refuseSameName(ctx, site.name, site.id);
  await setSite(ctx, site, { ended_at: null });
  await record(ctx, 'site.reopened', { site: site.id });
}

async function setSite(ctx: Ctx, { id }: Site, set: Partial<SiteDetails> & { ended_at?: Date | null }) {
  await ctx.db.updateTable('sites').set(set).where('trust_id', '=', ctx.trust.id).where('id', '=', id).execute();
}

async function refuseSameName(ctx: Ctx, name: string, except?: string) {
  const same = (known: Site) => known.id !== except && known.name.toLowerCase() === name.trim().toLowerCase();
  if ((await listSites(ctx)).some(same)) throw new RuleError('A site of this name is there already', 'name');
}

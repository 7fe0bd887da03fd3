// Who may be sent a link by somebody without an account: addresses of the directory, and of the trust's own domains.
import { record } from '../audit/index.ts';
import { listPlaces } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { type Day, localDate } from '../platform/time.ts';
import { domainOf, domainsOf, sameEmail } from './links.rules.ts';

/** May a question be passed on to this address? */
export async function mayReceive(ctx: Ctx, email: string): Promise<boolean> {
  if ((await emailsOfPlaces(ctx)).some((address) => sameEmail(address, email))) return true;
  return (await ownDomains(ctx)).includes(domainOf(email));
}

async function emailsOfPlaces(ctx: Ctx): Promise<string[]> {
  return (await listPlaces(ctx)).map((place) => place.email).filter((address) => address !== '');
}

/** The e-mail domains of this trust today: as they were set, else as the directory shows them. */
export async function ownDomains(ctx: Ctx): Promise<readonly string[]> {
  const [set] = heldOn(await listAllDomains(ctx), localDate(ctx.now));
  return set?.domains ?? domainsOf(await emailsOfPlaces(ctx));
}

type Domains = { domains: string[] };
export type DatedDomains = Domains & { valid_from: Day; valid_to: Day | null };

/** What was set, past and to come. */
export async function listAllDomains(ctx: Ctx): Promise<DatedDomains[]> {
  return ctx.db
    .selectFrom('link_domains')
    .select(['domains', 'valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('valid_from')
    .execute();
}

export async function changeDomains(ctx: Ctx, domains: string[], from: Day) {
  refusePast(ctx, from);
  const held = await changeFrom(storeOf(ctx), [{ domains }], from);
  if (held) await record(ctx, 'link.domains_changed', { from });
}

export async function takeDomainsBack(ctx: Ctx, from: string) {
  await takeBack(ctx, storeOf(ctx), from);
  await record(ctx, 'link.domains_taken_back', { from });
}

function storeOf(ctx: Ctx): DatedStore<Domains> {
  return {
    of: { trust_id: ctx.trust.id },
    list: () => listAllDomains(ctx),
    drop: (which) => ctx.db.deleteFrom('link_domains').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('link_domains').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('link_domains')
        .values(rows.map((row) => ({ ...row, trust_id: ctx.trust.id })))
        .execute(),
  };
}

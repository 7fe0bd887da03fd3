import type { Ctx } from '../platform/context.ts';
import type { House } from '../platform/house.ts';
import type { Req } from '../platform/routing.ts';

/** Scheme, host and port of links that leave the desk: what the installation says of itself, else what was asked for. */
export function originOf(house: Pick<House, 'publicUrl'>, req: Pick<Req, 'origin'>): string {
  return house.publicUrl ?? req.origin;
}

/** Of the host that was asked, since its cookie is there; behind the public address, as that says. */
export function originHere(house: House, req: Req): string {
  const { publicUrl } = house;
  return publicUrl && new URL(publicUrl).hostname === req.host ? publicUrl : req.origin;
}

/** Where the public pages of this trust are: at its own host name, else where all is; undefined: nobody has said. */
export async function publicOrigin(ctx: Ctx, { publicUrl }: Pick<House, 'publicUrl'>): Promise<string | undefined> {
  const row = await ctx.db.selectFrom('trusts').select('host').where('id', '=', ctx.trust.id).executeTakeFirst();
  if (!row?.host || (publicUrl && new URL(publicUrl).hostname === row.host)) return publicUrl;
  return `${publicUrl?.startsWith('http:') ? 'http' : 'https'}://${row.host}`;
}

// Under which address something is reached: the desk, and the public pages of a trust.
import type { Ctx } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import type { House } from '../platform/house.ts';
import type { Req } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { listAddresses } from './addresses.ts';

type Known = Pick<House, 'publicUrl' | 'demoUrl'>;
/** A job has no request to ask. */
let given: Known = {};

export function takeHouse(house: Known) {
  given = house;
}

/** Scheme, host and port of links between colleagues: what the installation says of itself, else what was asked for. */
export function originOf(house: Pick<House, 'publicUrl'>, req: Pick<Req, 'origin'>): string {
  return house.publicUrl ?? req.origin;
}

/** Of the host that was asked, since its cookie is there; behind the public address, as that says. */
export function originHere(house: House, req: Req): string {
  const { publicUrl } = house;
  return publicUrl && new URL(publicUrl).hostname === req.host ? publicUrl : req.origin;
}

/** Where people reach this trust, for every link that goes out to them; undefined: nobody has said. */
export async function publicOrigin(ctx: Ctx): Promise<string | undefined> {
  const [held] = heldOn(await listAddresses(ctx), localDate(ctx.now));
  return held?.address || usualOrigin(ctx);
}

/** The same for what an officer or a visitor sends in this moment: the address they are at leads here at least. */
export async function originOutside(ctx: Ctx, req: Pick<Req, 'origin'>): Promise<string> {
  return (await publicOrigin(ctx)) ?? req.origin;
}

/** Unless the trust says another: at its own host name, else where all is. */
export async function usualOrigin(ctx: Ctx): Promise<string | undefined> {
  const all = given.publicUrl ?? given.demoUrl;
  const row = await ctx.db.selectFrom('trusts').select('host').where('id', '=', ctx.trust.id).executeTakeFirst();
  if (!row?.host) return all;
  const url = new URL(all ?? `https://${row.host}`);
  url.hostname = row.host;
  return url.origin;
}

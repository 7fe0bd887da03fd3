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

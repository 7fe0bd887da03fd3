// Who may be sent a link by somebody without an account: addresses of the directory, and of the trust's own domains.
import { listPlaces } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { domainOf, domainsOf, sameEmail } from './links.rules.ts';

/** May a question be passed on to this address? */
export async function mayReceive(ctx: Ctx, email: string): Promise<boolean> {
  const known = (await listPlaces(ctx)).map((place) => place.email).filter((address) => address !== '');
  return known.some((address) => sameEmail(address, email)) || domainsOf(known).includes(domainOf(email));
}

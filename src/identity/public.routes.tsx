// Public pages: of the trust at this address, with no account and no reach into any case.
import { PASSER_BY } from '../platform/access.ts';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import type { House } from '../platform/house.ts';
import { outsidePage, type Reply } from '../platform/reply.ts';
import type { Req } from '../platform/routing.ts';
import { maybePublicTrust, maybeTrustAt } from './trusts.ts';

/** Works for whoever asks at the host name of a trust. What the work does not find is a page that says so: 404. */
export async function forPublic(house: House, req: Req, work: (ctx: Ctx) => Promise<Reply>): Promise<Reply> {
  const at = await maybeTrustAt(house, req.host);
  if (!at) return nothing('NHS', 'No hospital answers at this address', null);
  const trust = { id: at.id, name: '', shortName: at.shortName, phone: null };
  const who = { actor: PASSER_BY, trust, now: house.now(), reading: req.method !== 'POST' };
  return inTransaction(house.db, who, async (ctx) => {
    const known = await maybePublicTrust(ctx);
    if (!known) return nothing('NHS', 'No hospital answers at this address', null);
    try {
      return await work({ ...ctx, trust: known });
    } catch (error) {
      if (error instanceof NotFound) return nothing(known.name, 'We cannot find this page', known.phone);
      throw error;
    }
  });
}

function nothing(trust: string, title: string, phone: string | null): Reply {
  const body = (
    <>
      <OutsideTitle title={title} />
      <p>{phone ? `Check the address, or call PALS on ${phone}.` : 'Check the address, or call PALS.'}</p>
    </>
  );
  return outsidePage({ title: 'Not found', trust, status: 404, body });
}

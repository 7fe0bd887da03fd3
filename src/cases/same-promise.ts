import { actorId, type Ctx } from '../platform/context.ts';
import type { Promised } from './promises.ts';
import type { PromiseKind } from './tables.ts';

type Asked = {
  kind: PromiseKind;
  owner: string | null;
  about: string;
  reach?: string;
  case?: string | null;
  /** What was said in its contact. */
  words?: string;
};

/** The same that this person promised or asked for since then, still open: a second press. */
export async function maybeSamePromise(ctx: Ctx, asked: Asked, since: Date): Promise<Promised | undefined> {
  const rows = await ctx.db
    .selectFrom('promises')
    .leftJoin('contacts', (join) =>
      join.onRef('contacts.trust_id', '=', 'promises.trust_id').onRef('contacts.id', '=', 'promises.contact_id'),
    )
    .selectAll('promises')
    .select('contacts.words')
    .where('promises.trust_id', '=', ctx.trust.id)
    .where('promises.kind', '=', asked.kind)
    .where('promises.state', '=', 'open')
    .where('promises.owner_id', 'is not distinct from', asked.owner)
    .where('promises.case_id', 'is not distinct from', asked.case ?? null)
    .where('promises.made_by', '=', actorId(ctx))
    .where('promises.made_at', '>', since)
    .where('promises.about', '=', asked.about)
    .where('promises.reach', '=', asked.reach ?? '')
    .execute();
  return rows.find(({ words }) => asked.words === undefined || words === asked.words);
}

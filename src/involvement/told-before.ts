// Who was written to, or is to be told by hand, in a round of one kind: nobody has the same twice.
import type { Ctx } from '../platform/context.ts';
import type { RoundKind } from './tables.ts';

type Of = { kind: RoundKind; opportunity: { id: string }; event: { id: string } | undefined };

/** Ids of members. */
export async function toldBefore(ctx: Ctx, { kind, opportunity, event }: Of): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('involvement_told as t')
    .innerJoin('involvement_rounds as r', (join) =>
      join.onRef('r.trust_id', '=', 't.trust_id').onRef('r.id', '=', 't.round_id'),
    )
    .select('t.member_id')
    .where('t.trust_id', '=', ctx.trust.id)
    .where('r.opportunity_id', '=', opportunity.id)
    .where('r.event_id', event ? '=' : 'is', event?.id ?? null)
    .where('r.kind', '=', kind)
    .execute();
  return new Set(rows.map(({ member_id }) => member_id));
}

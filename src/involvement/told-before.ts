// Who was written to, or is to be told by hand, in a round of one kind: nobody has the same twice.
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { RoundKind } from './tables.ts';

type Of = { kind: RoundKind; opportunity: { id: string }; event: { id: string } | undefined };

/** Ids of people, as they stand now: a record that was merged is whoever stays. */
export async function toldBefore(ctx: Ctx, { kind, opportunity, event }: Of): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('involvement_told as t')
    .innerJoin('involvement_rounds as r', (join) =>
      join.onRef('r.trust_id', '=', 't.trust_id').onRef('r.id', '=', 't.round_id'),
    )
    .select('t.person_id')
    .where('t.trust_id', '=', ctx.trust.id)
    .where('r.opportunity_id', '=', opportunity.id)
    .where('r.event_id', event ? '=' : 'is', event?.id ?? null)
    .where('r.kind', '=', kind)
    .execute();
  const ids = rows.map(({ person_id }) => person_id);
  const people = await peopleByIds(ctx, ids);
  return new Set(ids.map((id) => people.get(id)?.id ?? id));
}

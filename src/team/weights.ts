import type { Ctx } from '../platform/context.ts';
import type { WeighedMark } from './tables.ts';
import type { Weights } from './team.rules.ts';

/** What each mark adds: this trust's own, or what ships. */
export async function loadWeights(ctx: Ctx): Promise<Weights> {
  const rows = await ctx.db
    .selectFrom('load_weights')
    .select(['trust_id', 'mark', 'adds'])
    .where((eb) => eb.or([eb('trust_id', 'is', null), eb('trust_id', '=', ctx.trust.id)]))
    .execute();
  const adds = (mark: WeighedMark) => {
    const of = rows.filter((row) => row.mark === mark);
    return (of.find(({ trust_id }) => trust_id !== null) ?? of[0])?.adds ?? 0;
  };
  return {
    after_death: adds('after_death'),
    safety: adds('safety'),
    child: adds('child'),
    restricted: adds('restricted'),
  };
}

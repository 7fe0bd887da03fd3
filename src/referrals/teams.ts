import { type Earlier, keepEarlier, listEarlier, record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isSame } from '../platform/same.ts';
import { localDate } from '../platform/time.ts';
import type { RequestKind } from './referrals.rules.ts';

export type OwnTeam = { kind: RequestKind; name: string; email: string; phone: string; checked_on: string };

/** Where this trust sends requests that are not for PALS. */
export async function listTeams(ctx: Ctx): Promise<Map<RequestKind, OwnTeam>> {
  const rows = await ctx.db
    .selectFrom('own_teams')
    .select(['kind', 'name', 'email', 'phone', 'checked_on'])
    .where('trust_id', '=', ctx.trust.id)
    .execute();
  return new Map(rows.map((row) => [row.kind, row]));
}

/** Whoever sets it says that it is right: from today it counts as checked. A second press on that day changes nothing. */
export async function setTeam(ctx: Ctx, kind: RequestKind, team: Pick<OwnTeam, 'name' | 'email' | 'phone'>) {
  const set = { ...team, name: team.name.trim(), checked_on: localDate(ctx.now) };
  const held = (await listTeams(ctx)).get(kind);
  if (isSame(held, set)) return;
  const words = { name: set.name, email: set.email, phone: set.phone };
  if (held && !isSame(held, words)) await keepEarlier(ctx, 'own_team', kind, held);
  await ctx.db
    .insertInto('own_teams')
    .values({ trust_id: ctx.trust.id, kind, ...set })
    .onConflict((same) => same.columns(['trust_id', 'kind']).doUpdateSet(set))
    .execute();
  await record(ctx, 'own_team.changed', { kind });
}

/** What was said of a team before, the newest first. */
export function listEarlierTeams(ctx: Ctx, kind: RequestKind): Promise<Earlier<OwnTeam>[]> {
  return listEarlier(ctx, 'own_team', kind);
}

import { type Case, listUnowned } from '../cases/index.ts';
import { handOn, planGiving, type Refused } from '../handing/index.ts';
import { listSites, type Place, placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { findHere } from './members.ts';
import { type Candidate, type Suggestion, suggestOwner } from './team.rules.ts';
import { listCandidates } from './team.ts';

/** So many new cases are shared out on one page. */
const MOST_SHARED = 30;

export type Offered = { kase: Case; place: Place | undefined; site: string; suggested: Suggestion | undefined };

/** New cases without an owner, each with who could take it. What one is offered counts for the next. */
export async function offerUnowned(ctx: Ctx): Promise<{ offered: Offered[]; candidates: Candidate[] }> {
  const [cases, candidates] = await Promise.all([listUnowned(ctx, MOST_SHARED), listCandidates(ctx)]);
  return { offered: await offer(ctx, cases, candidates), candidates };
}

/** A suggestion for each case, as if those before had been given already. */
export async function offer(ctx: Ctx, cases: readonly Case[], candidates: readonly Candidate[]): Promise<Offered[]> {
  const [places, sites] = await Promise.all([
    placesByIds(
      ctx,
      cases.map(({ place_id }) => place_id),
    ),
    listSites(ctx),
  ]);
  let carried = [...candidates];
  return cases.map((kase) => {
    const place = places.get(kase.place_id ?? '');
    const site = sites.find(({ id }) => id === place?.site_id);
    const suggested = suggestOwner(carried, site);
    carried = carried.map((one) => (one.id === suggested?.id ? { ...one, weight: one.weight + 1 } : one));
    return { kase, place, site: site?.name ?? '', suggested };
  });
}

export type Shared = { handing: string; refused: Refused[] };

/** Gives each case to whom it was chosen for; one that a colleague took meanwhile is left, and said. */
export async function shareOut(
  ctx: Ctx,
  chosen: ReadonlyMap<string, string>,
  why: 'share_out' | 'leaver',
): Promise<Shared> {
  const hands: Parameters<typeof handOn>[2][number][] = [];
  const refused: Refused[] = [];
  for (const to of new Set(chosen.values())) {
    const colleague = await findHere(ctx, to);
    const refs = [...chosen].filter(([, other]) => other === to).map(([ref]) => ref);
    const plan = await planGiving(ctx, refs, colleague);
    refused.push(...plan.refused);
    for (const kase of plan.ready) {
      if (why === 'share_out' && kase.owner_id) refused.push({ ref: kase.ref, why: 'A colleague took it.' });
      else hands.push({ what: 'case', case: kase, to });
    }
  }
  return { handing: await handOn(ctx, { why }, hands), refused };
}

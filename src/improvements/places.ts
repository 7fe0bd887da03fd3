import { listSites, placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';

type Placed = { id: string; site_id: string | null; place_id: string | null };

/** Where each of them is, in words: "Ward 7B, Anytown General"; "Everywhere". */
export async function placeWords(ctx: Ctx, rows: readonly Placed[]): Promise<Map<string, string>> {
  const [sites, places] = await Promise.all([
    listSites(ctx),
    placesByIds(
      ctx,
      rows.map(({ place_id }) => place_id),
    ),
  ]);
  return new Map(
    rows.map(({ id, site_id, place_id }) => {
      const site = sites.find((one) => one.id === site_id)?.name;
      const words = [places.get(place_id ?? '')?.name, site].filter(Boolean).join(', ');
      return [id, words || (site_id ? '' : 'Everywhere')];
    }),
  );
}

// What changed because people told us, for everybody: only what a second person has checked as it stands.
import { listSites } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Reply, visitorPage } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { type Improvement, listPublicImprovements } from './improvements.ts';
import { YouSaid } from './outside.tsx';
import { placeWords } from './places.ts';

const AT = '/you-said-we-did';

export function outsideRoutes(r: Router) {
  r.anyone('GET', AT, page);
}

const yearOf = ({ changed_on, changed_at }: Improvement) => (changed_on ?? localDate(changed_at)).slice(0, 4);

async function page(ctx: Ctx, req: Req): Promise<Reply> {
  const [all, sites] = await Promise.all([listPublicImprovements(ctx), listSites(ctx)]);
  const known = sites.filter(({ id }) => all.some(({ site_id }) => site_id === id));
  const site = known.find(({ id }) => id === one(req.query, 'site'))?.id ?? '';
  const years = [...new Set(all.map(yearOf))].sort().reverse();
  const year = years.find((it) => it === one(req.query, 'year')) ?? '';
  const shown = all.filter((it) => (!site || !it.site_id || it.site_id === site) && (!year || yearOf(it) === year));
  const where = await placeWords(ctx, shown);
  const today = localDate(ctx.now);
  const body = (
    <YouSaid
      cards={shown.map((it) => ({
        ...{ id: it.id, said: it.said, changed: it.changed, effect: it.effect, still: it.still },
        ...{ where: where.get(it.id) ?? '', when: it.changed_on ? dateWords(it.changed_on, today) : '' },
      }))}
      any={all.length > 0}
      {...{ sites: known, site, years, year, phone: ctx.trust.phone }}
    />
  );
  return visitorPage(ctx, { title: 'You said, we did', body });
}

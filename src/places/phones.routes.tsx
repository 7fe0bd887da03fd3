import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { dateWords } from '../platform/time.ts';
import { PhoneList } from './phones.tsx';
import { listPlaces } from './places.ts';
import { listSites } from './sites.ts';

export function phoneRoutes(r: Router) {
  r.get('/desk/directory/phones', { may: 'places.read' }, phonesPage);
}

async function phonesPage(ctx: Ctx): Promise<Reply> {
  const [sites, places] = await Promise.all([listSites(ctx), listPlaces(ctx)]);
  const body = (
    <PhoneList
      trust={ctx.trust.name}
      printedAt={dateWords(ctx.now, '0001-01-01')}
      sites={sites.map((site) => ({ ...site, places: places.filter(({ site_id }) => site_id === site.id) }))}
    />
  );
  return deskPage({ title: 'Phone list', section: 'directory', width: 'form', body });
}

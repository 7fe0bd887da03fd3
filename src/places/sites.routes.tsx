import { staffNames } from '../identity/index.ts';
import { EarlierSettings } from '../platform/components/earlier.tsx';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled, form, phone, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { SEEN, sumOf } from '../platform/seen.ts';
import { listPlaces } from './places.ts';
import {
  bringBackSite,
  changeSite,
  closeSite,
  createSite,
  findSite,
  listEarlierSites,
  reopenSite,
  type Site,
  siteDetails,
} from './sites.ts';
import { EditSite, SITES } from './sites.tsx';

const siteForm = form({
  name: text({ label: 'Name', required: 'Enter the name of the site' }),
  address: text({ label: 'Address', max: [400, 'The address must be 400 characters or fewer'] }),
  phone: phone({ label: 'Switchboard' }),
});

const MAY = { may: 'places.write' } as const;

export function siteRoutes(r: Router) {
  r.get(`${SITES}/new`, MAY, async () => newPage(siteForm.blank(), 200));
  r.post(SITES, MAY, async (ctx, req) => {
    const filled = siteForm.submit(req.body);
    const refused = await attempt(filled, (values) => createSite(ctx, values));
    return refused ? newPage(refused, 422) : redirect('/desk/directory?done=site');
  });

  r.get(`${SITES}/:id`, MAY, async (ctx, req) => sitePage(ctx, await findSite(ctx, req.params.id ?? '')));
  r.post(`${SITES}/:id`, MAY, async (ctx, req) => {
    const site = await findSite(ctx, req.params.id ?? '');
    const filled = siteForm.submit(req.body);
    const refused = await attempt(filled, (values) => changeSite(ctx, site, values, one(req.body, SEEN)));
    return refused ? sitePage(ctx, site, refused) : redirect('/desk/directory?done=site_saved');
  });
  act('restoration', 'site_saved', (ctx, site, earlier) => bringBackSite(ctx, site, earlier));
  act('closure', 'closed', async (ctx, site) => {
    const there = (await listPlaces(ctx)).filter(({ site_id }) => site_id === site.id);
    await closeSite(ctx, site, there.length);
  });
  act('reopening', 'reopened', reopenSite);

  function act(noun: string, done: string, verb: (ctx: Ctx, site: Site, earlier: string) => Promise<void>) {
    r.post(`${SITES}/:id/${noun}`, MAY, async (ctx, req) => {
      const site = await findSite(ctx, req.params.id ?? '');
      const filled = siteForm.of(siteDetails(site));
      const refused = await attempt({ ...filled, ok: true, values: siteDetails(site) }, () =>
        verb(ctx, site, one(req.body, 'earlier')),
      );
      return refused ? sitePage(ctx, site, refused) : redirect(`/desk/directory?done=${done}`);
    });
  }
}

async function sitePage(ctx: Ctx, site: Site, refused?: Filled): Promise<Reply> {
  const names = await staffNames(ctx);
  const lines = (await listEarlierSites(ctx, site)).map(({ id, held, until, changed_by }) => {
    const words = [held.name, held.address, held.phone].filter(Boolean).join(', ');
    return { id, words, until, by: names.get(changed_by ?? '') ?? 'a colleague' };
  });
  const before = (
    <EarlierSettings lines={lines} now={ctx.now} action={`${SITES}/${site.id}/restoration`} of={site.name} />
  );
  const filled = refused ?? siteForm.of(siteDetails(site));
  return page(
    <EditSite site={site} filled={filled} seen={sumOf(siteDetails(site))} before={before} />,
    refused ? 422 : 200,
  );
}

function newPage(filled: Filled, status: number): Reply {
  return page(<EditSite site={undefined} filled={filled} />, status);
}

function page(body: React.ReactElement, status: number): Reply {
  return deskPage({ title: 'Directory', section: 'directory', width: 'form', status, body });
}

import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { EarlierSettings } from '../platform/components/earlier.tsx';
import type { Ctx } from '../platform/context.ts';
import { attempt, choice, email, type Filled, form, id, phone, readAs, text } from '../platform/forms.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import type { AlsoInDirectory } from './also.ts';
import { importRoutes } from './import.routes.tsx';
import { numberRoutes } from './numbers.routes.tsx';
import { organisationRoutes } from './organisations.routes.tsx';
import { phoneRoutes } from './phones.routes.tsx';
import { readAliases } from './places.rules.ts';
import {
  bringBackPlace,
  changePlace,
  closePlace,
  confirmPlace,
  createPlace,
  findPlace,
  listClosedPlaces,
  listEarlierPlaces,
  listPlaces,
  type Place,
  type PlaceDetails,
  placesLike,
  reopenPlace,
} from './places.ts';
import { Directory, EditPlace } from './places.tsx';
import { siteRoutes } from './sites.routes.tsx';
import { listClosedSites, listSites } from './sites.ts';

const MOST_SUGGESTED = 6;
/** More cards than a search shows nobody reads; a ward is found by its name. */
const MOST_SHOWN = 200;

const placeForm = form({
  kind: choice({ label: 'What is it?', choices: ['ward', 'service'] as const, required: 'Choose ward or service' }),
  name: text({ label: 'Name', required: 'Enter the name of the ward or service' }),
  site_id: id({ label: 'Site' }),
  aliases: text({ label: 'Other names', max: [1000, 'The other names must be 1,000 characters or fewer'] }),
  phone: phone({ label: 'Phone or extension' }),
  email: email({ label: 'Email' }),
  lead: text({ label: 'Lead' }),
  lead_email: email({ label: 'Email of the lead' }),
  deputy: text({ label: 'Deputy' }),
  deputy_email: email({ label: 'Email of the deputy' }),
  answers_pals: text({ label: 'Who answers PALS' }),
  visiting: text({ label: 'Visiting', max: [1000, 'Visiting must be 1,000 characters or fewer'] }),
  version: readAs({
    label: 'Version',
    read: (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined),
    wrong: 'Open the page again',
  }),
});

export function routes(r: Router, also: readonly AlsoInDirectory[]) {
  numberRoutes(r);
  importRoutes(r);
  organisationRoutes(r, also);
  phoneRoutes(r);
  siteRoutes(r);
  r.get('/desk/directory', { may: 'places.read' }, (ctx, req) =>
    directoryPage(ctx, {
      also,
      typed: typedIn(one(req.query, 'q')),
      site: one(req.query, 'site'),
      done: one(req.query, 'done'),
    }),
  );
  /** Two lists while somebody types: for the directory itself (it goes there), and for every field that asks where. */
  r.get('/desk/suggestions/directory', { may: 'places.read' }, async (ctx, req) =>
    json(await suggestAll(ctx, typedIn(one(req.query, 'q')), also)),
  );
  r.get('/desk/places/suggestions', { may: 'places.read' }, async (ctx, req) =>
    json(await suggest(ctx, one(req.query, 'q'))),
  );

  r.get('/desk/directory/new', { may: 'places.write' }, (ctx) =>
    editPage(ctx, undefined, placeForm.of({ kind: 'ward' }), 200),
  );
  r.post('/desk/directory', { may: 'places.write' }, async (ctx, req) => {
    const filled = placeForm.submit(req.body);
    const details = filled.ok ? await detailsOf(ctx, filled.values) : undefined;
    if (!filled.ok) return editPage(ctx, undefined, filled, 422);
    if (!details) return editPage(ctx, undefined, noSite(filled), 422);
    const refused = await attempt(filled, () => createPlace(ctx, details));
    return refused ? editPage(ctx, undefined, refused, 422) : redirect('/desk/directory?done=added');
  });

  r.get('/desk/directory/:id', { may: 'places.read' }, async (ctx, req) => {
    const place = await findPlace(ctx, req.params.id ?? '');
    return directoryPage(ctx, { also: [], typed: place.name, site: '', done: '', just: place });
  });
  r.get('/desk/directory/:id/edit', { may: 'places.write' }, async (ctx, req) => {
    const place = await findPlace(ctx, req.params.id ?? '');
    return editPage(ctx, place, placeForm.of({ ...typedOf(place) }), 200);
  });
  r.post('/desk/directory/:id', { may: 'places.write' }, async (ctx, req) => {
    const place = await findPlace(ctx, req.params.id ?? '');
    const filled = placeForm.submit(req.body);
    if (!filled.ok) return editPage(ctx, place, filled, 422);
    const details = await detailsOf(ctx, filled.values);
    if (!details) return editPage(ctx, place, noSite(filled), 422);
    const refused = await attempt(filled, () => changePlace(ctx, place, details, filled.values.version));
    return refused ? editPage(ctx, place, refused, 422) : redirect('/desk/directory?done=saved');
  });
  r.post('/desk/directory/:id/checks', { may: 'places.write' }, async (ctx, req) => {
    await confirmPlace(ctx, await findPlace(ctx, req.params.id ?? ''));
    return redirect('/desk/directory?done=checked');
  });
  r.post('/desk/directory/:id/closure', { may: 'places.write' }, async (ctx, req) => {
    await closePlace(ctx, await findPlace(ctx, req.params.id ?? ''));
    return redirect('/desk/directory?done=closed');
  });
  back('restoration', 'saved', bringBackPlace);
  back('reopening', 'reopened', reopenPlace);

  function back(noun: string, done: string, verb: (ctx: Ctx, place: Place, earlier: string) => Promise<void>) {
    r.post(`/desk/directory/:id/${noun}`, { may: 'places.write' }, async (ctx, req) => {
      const place = await findPlace(ctx, req.params.id ?? '');
      const filled = { typed: { ...typedOf(place) }, errors: [], ok: true as const, values: {} };
      const refused = await attempt(filled, () => verb(ctx, place, one(req.body, 'earlier')));
      return refused ? editPage(ctx, place, refused, 422) : redirect(`/desk/directory?done=${done}`);
    });
  }
}

const typedIn = (q: string) => q.replaceAll('\0', '').trim().slice(0, 100);

type Asked = { also: readonly AlsoInDirectory[]; typed: string; site: string; done: string; just?: Place };

async function directoryPage(ctx: Ctx, { also, typed, site, done, just }: Asked): Promise<Reply> {
  const sites = await listSites(ctx);
  const all = just ? [just] : (await listPlaces(ctx)).filter((place) => !site || place.site_id === site);
  const found = just ? all : placesLike(all, typed, MOST_SHOWN);
  const total = typed === '' ? all.length : found.length;
  const mayWrite = mayDo(ctx.actor, 'places.write');
  const gone = {
    closed: mayWrite ? await listClosedPlaces(ctx) : [],
    closedSites: mayWrite ? await listClosedSites(ctx) : [],
  };
  const elsewhere = typed === '' ? [] : await Promise.all(also.map((one) => one.find(ctx, typed)));
  const props = {
    ...{ typed, site, sites, places: found, total, done: done || undefined, today: localDate(ctx.now) },
    elsewhere: elsewhere.filter(Boolean),
  };
  const body = <Directory {...props} {...gone} mayWrite={mayWrite} />;
  return deskPage({ title: 'Directory', section: 'directory', body });
}

/** Wards and services lead: they are what is rung most. */
async function suggestAll(ctx: Ctx, q: string, also: readonly AlsoInDirectory[]) {
  const own = (await suggest(ctx, q)).map((found) => ({ ...found, go: `/desk/directory/${found.id}` }));
  const others = await Promise.all(also.map((one) => one.suggest(ctx, q)));
  return [...own, ...others.flat()].slice(0, MOST_SUGGESTED);
}

async function suggest(ctx: Ctx, q: string) {
  const typed = typedIn(q);
  if (typed === '') return [];
  const sites = new Map((await listSites(ctx)).map((site) => [site.id, site.name]));
  return placesLike(await listPlaces(ctx), typed, MOST_SUGGESTED).map((place) => ({
    id: place.id,
    label: place.name,
    detail: [sites.get(place.site_id), place.phone].filter(Boolean).join(' – '),
  }));
}

type Typed = Omit<Required<PlaceDetails>, 'site_id' | 'kind' | 'aliases'> & {
  kind: 'ward' | 'service' | undefined;
  site_id: string | undefined;
  aliases: string;
};

/** Undefined while no site of this trust is chosen. */
async function detailsOf(ctx: Ctx, typed: Typed): Promise<PlaceDetails | undefined> {
  const { kind = 'ward', site_id, name, aliases, phone: number, email: address, lead, answers_pals, visiting } = typed;
  const site = (await listSites(ctx)).find((one) => one.id === site_id);
  if (!site) return undefined;
  const { lead_email, deputy, deputy_email } = typed;
  const rest = { phone: number, email: address, lead, answers_pals, visiting, lead_email, deputy, deputy_email };
  return { kind, site_id: site.id, name: name.trim(), aliases: readAliases(aliases), ...rest };
}

function noSite(filled: Filled): Filled {
  return { typed: filled.typed, errors: [{ field: 'site_id', message: 'Choose a site' }] };
}

function typedOf(place: Place) {
  const { kind, name, site_id, phone: number, email: address, lead, answers_pals, visiting } = place;
  return {
    kind,
    name,
    site_id,
    aliases: place.aliases.join(', '),
    phone: number,
    email: address,
    lead,
    answers_pals,
    visiting,
    lead_email: place.lead_email,
    deputy: place.deputy,
    deputy_email: place.deputy_email,
  };
}

async function editPage(ctx: Ctx, place: Place | undefined, filled: Filled, status: number): Promise<Reply> {
  const sites = await listSites(ctx);
  const version = place ? String(place.version) : undefined;
  const before = place && (await earlierOf(ctx, place));
  const body = (
    <EditPlace
      id={place?.id}
      version={version}
      sites={sites}
      filled={filled}
      name={place?.name ?? ''}
      closed={Boolean(place?.ended_at)}
      before={before}
    />
  );
  return deskPage({ title: 'Directory', section: 'directory', width: 'form', status, body });
}

async function earlierOf(ctx: Ctx, place: Place) {
  const [names, rows] = [await staffNames(ctx), await listEarlierPlaces(ctx, place)];
  const lines = rows.map(({ id, held, until, changed_by }) => ({
    id,
    words: [held.name, held.phone, held.email, held.lead, held.answers_pals, held.visiting, held.aliases.join(', ')]
      .filter(Boolean)
      .join(' · '),
    until,
    by: names.get(changed_by ?? '') ?? 'a colleague',
  }));
  const action = `/desk/directory/${place.id}/restoration`;
  return <EarlierSettings lines={lines} now={ctx.now} action={action} of={place.name} />;
}

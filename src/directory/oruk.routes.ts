// Open Referral UK 3.0, read by anybody's program: nine addresses, no key, from any origin.
import type { Ctx } from '../platform/context.ts';
import { json, type Reply } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import {
  pageOf,
  pageTyped,
  serviceOf,
  type Term,
  taxonomyId,
  taxonomyOf,
  termId,
  termOf,
  whereOf,
  wholeServiceOf,
} from './oruk.rules.ts';
import { type FeedAsked, listPlacesOfHelp, listServices, listTerms, maybePlaceOfHelp, maybeService } from './oruk.ts';

const ORUK = '/oruk';

/** Open data: pages of others may read it. */
const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const open = (body: unknown, status = 200): Reply => json(body, status, { headers: OPEN });
const missing = () => open({ message: 'Not found' }, 404);

const ABOUT = {
  version: '3.0',
  profile: 'https://docs.openreferraluk.org/',
  openapi_url: 'https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json',
};

type Answer = (ctx: Ctx, req: Req) => Promise<Reply>;

export function orukRoutes(r: Router) {
  const get = (path: string, answer: Answer) => r.anyone('GET', `${ORUK}${path}`, answer);
  const about: Answer = async () => open(ABOUT);
  r.anyone('GET', ORUK, about);
  get('/', about);
  get('/services', async (ctx, req) => {
    const asked = askedIn(req);
    const { helps, total } = await listServices(ctx, asked);
    return open(pageOf(helps.map(serviceOf), total, asked));
  });
  get('/services/:service', async (ctx, req) => {
    const help = await maybeService(ctx, req.params.service ?? '');
    return help ? open(wholeServiceOf(ctx.trust.id, help, namesOf(await listTerms(ctx)))) : missing();
  });
  get('/service_at_locations', async (ctx, req) => {
    const asked = askedIn(req);
    const { found, total } = await listPlacesOfHelp(ctx, asked);
    return open(
      pageOf(
        found.map(({ help, place }) => ({ ...whereOf(help, place), service: serviceOf(help) })),
        total,
        asked,
      ),
    );
  });
  get('/service_at_locations/:place', async (ctx, req) => {
    const found = await maybePlaceOfHelp(ctx, req.params.place ?? '');
    if (!found) return missing();
    const service = wholeServiceOf(ctx.trust.id, found.help, namesOf(await listTerms(ctx)));
    return open({ ...whereOf(found.help, found.place), service });
  });
  get('/taxonomies', async (ctx, req) => open(pageOf(cut([taxonomyOf(ctx.trust.id)], askedIn(req)), 1, askedIn(req))));
  get('/taxonomies/:taxonomy', async (ctx, req) =>
    req.params.taxonomy === taxonomyId(ctx.trust.id) ? open(taxonomyOf(ctx.trust.id, await listTerms(ctx))) : missing(),
  );
  get('/taxonomy_terms', async (ctx, req) => {
    const terms = (await listTerms(ctx)).map((term) => termOf(ctx.trust.id, term));
    return open(pageOf(cut(terms, askedIn(req)), terms.length, askedIn(req)));
  });
  get('/taxonomy_terms/:term', async (ctx, req) => {
    const term = (await listTerms(ctx)).find(({ code }) => termId(ctx.trust.id, code) === req.params.term);
    return term ? open(termOf(ctx.trust.id, term)) : missing();
  });
}

const namesOf = (terms: readonly Term[]) => new Map(terms.map(({ code, label }) => [code, label]));

const cut = <T>(all: readonly T[], { page, size }: FeedAsked) => all.slice((page - 1) * size, page * size);

function askedIn({ query }: Req): FeedAsked {
  return {
    ...pageTyped(one(query, 'page'), one(query, 'per_page')),
    ...{ search: one(query, 'search'), postcode: one(query, 'postcode') },
    ...{ term: one(query, 'taxonomy_term_id'), taxonomy: one(query, 'taxonomy_id') },
  };
}

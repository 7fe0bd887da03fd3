import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, newTrust, TUESDAY } from '../../test/harness.ts';

const HELP = '/desk/directory/help';
const SCHEMATA = new URL('../../../shared/data/oruk/oruk-spec/public/specifications/3.0/schemata/', import.meta.url);

type Json = Record<string, unknown>;
type Page = { total_items: number; total_pages: number; page_number: number; size: number; contents: Json[] };

async function feed() {
  const world = await newTrust();
  const host = `${world.trust.id.slice(-12)}.localhost`;
  await world.asSystem((ctx) => ctx.db.updateTable('trusts').set({ host }).where('id', '=', ctx.trust.id).execute());
  const ada = await world.staff('administrator', 'Ada Bell');
  const raw = (path: string) => ask(undefined, 'GET', `/oruk${path}`, { headers: { host } });
  return { ...world, ada, raw, read: async <T = Json>(path: string) => (await raw(path)).json() as T };
}

const GROUP = {
  ...{
    name: 'Riverside carers’ group',
    organisation: 'Riverside Together',
    area: 'Anytown',
    needs: ['carers', 'benefits'],
  },
  ...{
    summary: 'Meets each week.',
    more: 'Tea and talk.',
    phone: '020 7946 0021',
    other_ways: 'By text, too',
    shown: 'public',
  },
  ...{
    email: 'hello@riverside.example',
    website: 'riverside.example',
    hours: 'Tuesdays',
    cost: 'Free',
    languages: 'Urdu',
  },
  ...{
    access: 'Step-free',
    audience: 'Unpaid carers',
    how: 'Call them yourself',
    note: 'Ask for Jo',
    places: 'Hall; 2 Mill Lane, Anytown; AN1 2BC; 10am\nLibrary',
  },
};

/** Nothing null or empty anywhere, each id a UUID, each list a list: our own rules, also where the schemas are not at hand. */
function faultsOf(value: unknown, at = ''): string[] {
  if (value === null || value === undefined || value === '') return [`${at} is empty`];
  if (Array.isArray(value))
    return value.length === 0 && !at.endsWith('contents')
      ? [`${at} is empty`]
      : value.flatMap((one, i) => faultsOf(one, `${at}/${i}`));
  if (typeof value !== 'object')
    return /(^|_)id$/.test(at.split('/').at(-1) ?? '') &&
      !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value))
      ? [`${at} is no UUID`]
      : [];
  return Object.entries(value as Json).flatMap(([name, one]) => faultsOf(one, `${at}/${name}`));
}

describe('the feed of Open Referral UK 3.0', () => {
  let world: Awaited<ReturnType<typeof feed>>;
  /** Every answer of the nine addresses, by the schema that it has to fit. */
  let answers: { schema: string; path: string; body: Json }[];
  let id = '';

  beforeAll(async () => {
    world = await feed();
    id = (await world.ada.post(HELP, GROUP)).to.split('?')[0]?.split('/').at(-1) ?? '';
    for (const code of ['cruse', 'relay_uk', 'age_uk']) await world.ada.post(`${HELP}/${code}/checks`);
    await world.ada.post(HELP, { ...GROUP, name: 'By phone', needs: 'hearing', access: 'By relay', places: '' });
    await world.ada.post(HELP, { ...GROUP, name: 'For officers', shown: 'desk', places: '' });
    const { read } = world;
    const lists = {
      services: 'service',
      service_at_locations: 'service_at_location',
      taxonomies: 'taxonomy',
      taxonomy_terms: 'taxonomy_term',
    };
    answers = [];
    for (const [path, schema] of Object.entries(lists)) {
      const page = await read<Page>(`/${path}`);
      for (const one of page.contents) {
        answers.push({ schema, path, body: one });
        answers.push({ schema, path: `${path}/…`, body: await read(`/${path}/${one.id}`) });
      }
    }
  });

  test('says what it is, may be read from any origin, and sets no cookie', async () => {
    const { raw } = world;
    for (const path of ['', '/', '/services', '/taxonomies/x']) {
      const { headers, cookies } = await raw(path);
      expect([path, headers['access-control-allow-origin'], cookies]).toEqual([path, '*', []]);
    }
    expect((await raw('/')).json()).toMatchObject({ version: '3.0' });
  });

  test('nothing in it is null or empty, and every service names its organisation', () => {
    expect(answers.length).toBeGreaterThan(60);
    for (const { path, body } of answers) expect([path, faultsOf(body)]).toEqual([path, []]);
    const services = answers.filter(({ schema }) => schema === 'service').map(({ body }) => body);
    for (const one of services) {
      expect(one.organization_id).toBe((one.organization as Json).id);
      expect(['active']).toContain(one.status);
    }
  });

  test('holds only what the public may find, and nothing for officers', async () => {
    const { contents } = await world.read<Page>('/services');
    expect(contents.map(({ name }) => name).sort()).toEqual([
      'Age UK',
      'By phone',
      'Cruse Bereavement Support',
      'Relay UK',
      GROUP.name,
    ]);
    const whole = await world.read(`/services/${id}`);
    expect(JSON.stringify(answers)).not.toContain('Ask for Jo');
    expect(JSON.stringify(answers)).not.toContain('Ada');
    expect(whole).toMatchObject({
      ...{ url: 'https://riverside.example/', fees: 'Free', assured_date: '2026-11-24' },
      service_at_locations: [{ location: { addresses: [{ postal_code: 'AN1 2BC', city: 'Anytown' }] } }, {}],
      attributes: [{ taxonomy_term: { name: 'Carers' } }, {}],
    });
  });

  test('says whom a service is for, how to get it, and access also where there is no place', async () => {
    const { contents } = await world.read<Page>('/services');
    const of = (name: string) => contents.find((one) => one.name === name)?.description;
    expect(of(GROUP.name)).toBe(
      'Meets each week.\n\nTea and talk.\n\nFor: Unpaid carers\n\nHow to get it: Call them yourself',
    );
    expect(of('By phone')).toContain('Access: By relay');
  });

  test('is read page by page, and a wrong page, id or filter is no error', async () => {
    const { read, raw } = world;
    const first = await read<Page>('/services?per_page=3');
    const second = await read<Page>('/services?per_page=3&page=2');
    expect(first).toMatchObject({
      total_items: 5,
      total_pages: 2,
      page_number: 1,
      size: 3,
      first_page: true,
      last_page: false,
    });
    expect(second).toMatchObject({ size: 2, first_page: false, last_page: true, empty: false });
    expect(new Set([...first.contents, ...second.contents].map((one) => one.id)).size).toBe(5);
    expect(await read('/services?page=9')).toMatchObject({ empty: true, contents: [] });
    for (const query of [
      'page=x',
      'page=-1',
      'page=0',
      'per_page=1e9',
      'search=%00',
      "search=' or 1=1",
      'postcode=%27',
      'taxonomy_term_id=x',
    ])
      expect([query, (await raw(`/services?${query}`)).status]).toEqual([query, 200]);
    for (const path of ['services', 'service_at_locations', 'taxonomies', 'taxonomy_terms'])
      for (const wrong of ['x', '00000000-0000-0000-0000-000000000000'])
        expect((await raw(`/${path}/${wrong}`)).status).toBe(404);
  });

  test('is searched by word, kind of help and postcode', async () => {
    const { read } = world;
    const names = async (query: string) => (await read<Page>(`/services?${query}`)).contents.map(({ name }) => name);
    const carers = (await read<Page>('/taxonomy_terms')).contents.find(({ name }) => name === 'Carers')?.id;
    expect(await names('search=rivreside')).toEqual([GROUP.name, 'By phone']);
    expect(await names(`taxonomy_term_id=${carers}`)).toEqual([GROUP.name]);
    expect(await names('postcode=AN1 2BC')).toEqual([GROUP.name]);
    expect(await names('search=zzzzz')).toEqual([]);
  });

  test('what is stale leaves it, and of another trust there is nothing', async () => {
    const other = await feed();
    expect((await other.raw(`/services/${id}`)).status).toBe(404);
    expect(await other.read('/services')).toMatchObject({ total_items: 0, empty: true });
    world.clock.now = new Date(TUESDAY.getTime() + 181 * 86_400_000);
    expect(await world.read('/services')).toMatchObject({ total_items: 0 });
    expect((await world.raw(`/services/${id}`)).status).toBe(404);
    world.clock.now = TUESDAY;
  });

  if (existsSync(SCHEMATA))
    test('every answer fits the schemas of the standard', () => {
      const ajv = new Ajv2020({ strict: false, allErrors: true });
      formats.default(ajv);
      for (const file of readdirSync(SCHEMATA))
        ajv.addSchema(JSON.parse(readFileSync(new URL(file, SCHEMATA), 'utf8')), file);
      for (const { schema, path, body } of answers) {
        const fits = ajv.getSchema(`${schema}.json`);
        fits?.(body);
        expect([path, fits?.errors ?? 'fits']).toEqual([path, 'fits']);
      }
    });
});

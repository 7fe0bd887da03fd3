import { afterEach, expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { fetchFrom, fetchNothing } from '../../test/web.ts';

const HELP = '/desk/directory/help';
const AT = `${HELP}/imports`;
const FEED = 'https://feeds.example.org/oruk';

afterEach(fetchNothing);

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const short = (n: number) => ({
  ...{ id: uuid(n), name: `Lunch club ${n}`, status: 'active', assured_date: '2026-11-01' },
  organization: { id: uuid(900), name: 'Anytown Council' },
});
const whole = (n: number) => ({ ...short(n), schedules: [{ description: 'Mondays' }] });
const page = (contents: unknown[], at: number, of: number) => ({
  body: { total_pages: of, page_number: at, last_page: at >= of, contents },
});

async function importer() {
  const world = await newTrust();
  const ada = await world.staff('administrator', 'Ada Bell');
  const send = (address: string) => ada.upload(AT, [], {}, { source: 'Anytown Council', address });
  /** Fetched and looked at: its page. */
  const look = async (address: string) => {
    const { to } = await send(address);
    await world.runJobs();
    return { to, page: (await ada.get(to)).page() };
  };
  return { ...world, ada, send, look };
}

test('a feed is fetched from its address, page by page, looked at, taken in and taken back', async () => {
  const web = fetchFrom({
    [FEED]: { body: { version: '3.0', openapi_url: 'https://example.org' } },
    [`${FEED}/services`]: page([whole(1), whole(2)], 1, 2),
    [`${FEED}/services?page=2`]: page([whole(3), { ...whole(4), name: null }], 2, 2),
  });
  const { ada, send, runJobs } = await importer();
  const { to } = await send(FEED);
  expect((await ada.get(to)).page().text).toContain('It is being fetched. Look again');
  await runJobs();
  expect(web.asked.map(({ url }) => url)).toEqual([FEED, `${FEED}/services`, `${FEED}/services?page=2`]);
  const looked = (await ada.get(to)).page();
  expect(looked.text).toContain('New: 3 services');
  expect(looked.all('.app-results__item')).toEqual(['Service 4: “name” is null']);
  await ada.post(`${to}/taking`);
  await runJobs();
  expect((await ada.get(`${HELP}?q=lunch`)).page().all('.app-places h3')).toHaveLength(3);
  await ada.post(`${to}/taking-back`);
  await runJobs();
  expect((await ada.get(`${HELP}?q=lunch`)).page().all('.app-places h3')).toEqual([]);
});

test('should looking fail by a fault that would come again, its page says so; what passes is tried again', async () => {
  fetchFrom({});
  const { house, ada, send, runJobs } = await importer();
  const failBy = (error: Error) =>
    Object.defineProperty(house, 'web', {
      configurable: true,
      get: () => {
        throw error;
      },
    });
  const { to } = await send(FEED);
  failBy(new TypeError('undefined is not a function'));
  await expect(runJobs()).rejects.toThrow('undefined is not a function'); // for the log
  const failed = (await ada.get(to)).page();
  expect(failed.heading).toBe('Anytown Council: did not work');
  expect(failed.text).toContain('Something in it stopped us. Tell whoever looks after OpenPALS. Nothing was changed.');
  await runJobs(); // tried again: nothing is wanted any more
  fetchNothing();
  fetchFrom({ [FEED]: page([whole(1)], 1, 1) });
  const { to: other } = await send(FEED);
  failBy(new Error('Connection terminated unexpectedly'));
  await expect(runJobs()).rejects.toThrow('Connection terminated');
  expect((await ada.get(other)).page().heading).toBe('Anytown Council: being looked at');
  fetchNothing();
  fetchFrom({ [FEED]: page([whole(1)], 1, 1) });
  await runJobs();
  expect((await ada.get(other)).page().text).toContain('New: 1 service');
});

test('where the list holds only the short of each service, each is asked for; one that does not come is refused', async () => {
  fetchFrom({
    [`${FEED}/services`]: page([short(1), short(2), short(3), short(4), { ...short(5), id: 7 }], 1, 1),
    [`${FEED}/services/${uuid(1)}`]: { body: { ...whole(1), organization: undefined } },
    [`${FEED}/services/${uuid(2)}`]: { status: 500 },
    [`${FEED}/services/${uuid(3)}`]: { body: whole(1) },
    [`${FEED}/services/${uuid(4)}`]: { body: '<html>' },
  });
  const { look } = await importer();
  const { page: looked } = await look(`${FEED}/services`);
  expect(looked.text).toContain('New: 1 service');
  expect(looked.all('.app-results__item')).toEqual([
    'Service 2 (Lunch club 2): All of it could not be fetched: It answers with an error (500)',
    'Service 3 (Lunch club 3): All of it could not be fetched: Another service came for it',
    'Service 4 (Lunch club 4): All of it could not be fetched: What it sends is no JSON',
    'Service 5 (Lunch club 5): “id” is not a text',
  ]);
});

test('a feed that gives the same page again and again is not read for ever, and nothing of it is taken', async () => {
  const web = fetchFrom({});
  for (const at of ['', '?page=2', '?page=3', '?page=4'])
    web.pages[`${FEED}/services${at}`] = page([whole(1)], 1, 1_000_000_000);
  const { look } = await importer();
  const { page: looked } = await look(`${FEED}/services`);
  expect(looked.heading).toBe('Anytown Council: did not work');
  expect(looked.text).toContain('Its page 2 is page 1 again, so it would never end.');
  expect(web.asked).toHaveLength(2);
});

test('an address that we never ask is refused at once; one that leads inside when it is looked at', async () => {
  const web = fetchFrom({ [`${FEED}/services`]: page([whole(1)], 1, 1) }, { 'feeds.example.org': ['10.1.2.3'] });
  const { ada, send, look } = await importer();
  for (const address of ['http://feeds.example.org/services', 'https://127.0.0.1/', 'https://localhost/', 'nonsense'])
    expect([address, (await send(address)).status]).toEqual([address, 422]);
  expect((await send('http://x.example.org')).page().errors).toEqual(['Its address does not begin with https://']);
  const both = await ada.upload(AT, [{ name: 'a.json', bytes: '[]' }], {}, { source: 'x', address: FEED });
  expect(both.page().errors).toEqual(['Choose files or enter an address, not both']);
  const { page: looked } = await look(`${FEED}/services`);
  expect(looked.text).toContain('It could not be fetched. Its address leads into a private network');
  expect(web.asked).toEqual([]);
});

test('where nothing is fetched, as in the demonstration, only files are asked for', async () => {
  const { ada, send } = await importer();
  expect((await ada.get(AT)).page().text).not.toContain('Or its address');
  expect((await send(FEED)).page().errors).toEqual(['Nothing is fetched from here. Choose the files of the feed.']);
});

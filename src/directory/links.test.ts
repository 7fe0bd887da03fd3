import { afterEach, expect, test } from 'vitest';
import { HELP } from '../../test/feeds.ts';
import { newTrust } from '../../test/harness.ts';
import { fetchFrom, fetchNothing } from '../../test/web.ts';

afterEach(fetchNothing);

const GONE = 'https://gone.example/';

/** Two entries with a website, asked once a week; `gone.example` is not there. */
async function withLinks() {
  const world = await newTrust();
  const ada = await world.staff('administrator', 'Ada Bell');
  const web = fetchFrom({ [GONE]: { status: 404 }, 'https://here.example/': { status: 403 } });
  const add = async (name: string, website: string) =>
    (await ada.post(HELP, { name, summary: 'Helps.', website, shown: 'public' })).to.split('?')[0] ?? '';
  const gone = await add('Gone', 'gone.example');
  await add('Here', 'here.example');
  await add('Not asked', 'http://old.example');
  /** A week later. */
  const week = async () => {
    await world.runSweep('directory.links');
    await world.runJobs();
    world.clock.now = new Date(world.clock.now.getTime() + 7 * 86_400_000);
  };
  let keepers = 0;
  const keeper = () => world.staff('administrator', `Keeper ${++keepers}`);
  const reported = async () => (await (await keeper()).get(`${HELP}?view=reported`)).page().all('.app-places h3');
  return { ...world, web, gone, week, keeper, reported };
}

test('a website that did not answer twice, a week apart, is said to whoever keeps the directory, once; nothing is hidden', async () => {
  const { week, reported, gone, keeper, web } = await withLinks();
  await week();
  expect(await reported()).toEqual([]);
  await week();
  expect(await reported()).toEqual(['Gone']);
  expect(web.asked.map(({ url }) => url)).not.toContain('http://old.example/');
  const ada = await keeper();
  const page = (await ada.get(gone)).page();
  expect(page.text).toContain('Its website does not answer');
  expect(page.text).toContain('It answers with an error (404)');
  expect(page.text).not.toContain('does not find it');
  const settling = page.document.querySelector('form[action$="/settling"]')?.getAttribute('action') ?? '';
  await ada.post(settling);
  await week();
  expect(await reported()).toEqual([]); // somebody has looked
});

test('what was said of a website goes when it answers, or when another one is entered', async () => {
  const { week, reported, gone, keeper, web } = await withLinks();
  await week();
  await week();
  web.pages[GONE] = {};
  await week();
  expect(await reported()).toEqual([]);
  web.pages[GONE] = { status: 500 };
  await week();
  await week();
  expect(await reported()).toEqual(['Gone']);
  const ada = await keeper();
  const version = (await ada.get(`${gone}/edit`)).page().value('version');
  await ada.post(gone, { name: 'Gone', summary: 'Helps.', website: 'here.example', shown: 'public', version });
  expect(await reported()).toEqual([]);
});

test('where nobody answers at all it is our own way out, and where nothing may be asked nothing is', async () => {
  const { week, reported, web, trust, asSystem } = await withLinks();
  const silent = () => {
    throw new Error('no way out');
  };
  web.pages = { [GONE]: silent, 'https://here.example/': silent };
  await asSystem((ctx) =>
    ctx.db
      .updateTable('help_entries')
      .set({ website: '' })
      .where('trust_id', '=', trust.id)
      .where('name', '=', 'Not asked')
      .execute(),
  );
  await week();
  await week();
  expect(await reported()).toEqual([]);
  fetchNothing();
  await week();
  await week();
  expect(await reported()).toEqual([]);
});

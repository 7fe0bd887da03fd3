import { expect, test } from 'vitest';
import { newTrust, TUESDAY } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';

const HELP = '/desk/directory/help';

async function keepers() {
  const world = await newTrust();
  const [mo, ada, sam] = [
    await world.staff('manager', 'Mo Khan'),
    await world.staff('administrator', 'Ada Bell'),
    await world.staff('officer', 'Sam Reid'),
  ];
  return { ...world, mo, ada, sam };
}

const GROUP = {
  name: 'Riverside carers’ group',
  organisation: 'Riverside Together',
  summary: 'Meets each week for people who look after somebody.',
  needs: ['carers'],
  phone: '020 7946 0021',
  area: 'Anytown',
  places: 'Riverside Hall; 2 Mill Lane, Anytown; an1 2bc; Tuesdays 10am to 12pm',
  cost: 'Free',
  shown: 'public',
};

/** Adds it and gives back where it stands. */
async function added(desk: Awaited<ReturnType<typeof keepers>>['ada'], more: Record<string, string | string[]> = {}) {
  const answer = await desk.post(HELP, { ...GROUP, ...more });
  expect(answer.page().errors).toEqual([]);
  return answer.to.split('?')[0] ?? '';
}

const later = (days: number) => new Date(TUESDAY.getTime() + days * 86_400_000);

test('what is known nationally is on the desk, marked as not yet checked, each with how sure we are', async () => {
  const { sam } = await keepers();
  const page = (await sam.get(HELP)).page();
  expect(page.text).toContain('Known in all of England, not yet checked here: 61');
  expect(page.text).toContain('Cruse Bereavement Support');
  const mind = (await sam.get(`${HELP}/mind`)).page();
  expect(mind.text).toContain('Not yet checked. The public does not find it.');
  expect(mind.text).toContain('Doubtful. Look at their own page first.');
  expect(mind.text).toContain('An older number is 0300 123 3393');
});

test('its number stands with its organisation, and is corrected in one place', async () => {
  const { ada, sam } = await keepers();
  expect((await sam.get(`${HELP}/cruse`)).page().text).toContain('0808 808 1677');
  await ada.post('/desk/directory/organisations/cruse', {
    ...{ kind: 'charity', name: 'Cruse Bereavement Support', phone: '0808 808 0000', version: '1' },
  });
  expect((await sam.get(`${HELP}/cruse`)).page().text).toContain('0808 808 0000');
});

test('a trust says that a national entry is right: the public finds it, with the day; taken back, it does not', async () => {
  const { ada, sam, asSystem } = await keepers();
  const { to } = await ada.post(`${HELP}/cruse/checks`);
  const page = (await sam.get(to)).page();
  expect(page.text).toContain('Last checked Tuesday 24 November by Ada Bell. Check again by Sunday 23 May 2027.');
  expect(page.text).not.toContain('does not find it');
  const rows = await asSystem((ctx) =>
    ctx.db.selectFrom('help_entries').select(['national', 'shown']).where('trust_id', '=', ctx.trust.id).execute(),
  );
  expect(rows).toEqual([{ national: 'cruse', shown: 'public' }]);
  await ada.post(`${HELP}/cruse/checks`); // a second press
  expect((await sam.get(HELP)).page().text).toContain('not yet checked here: 60');
  await ada.post(`${to.split('?')[0]}/taking-back`);
  expect((await sam.get(`${HELP}/cruse`)).page().text).toContain('Not yet checked');
});

test('a national entry is hidden, and what was said of it is taken back', async () => {
  const { ada, sam } = await keepers();
  const { to } = await ada.post(`${HELP}/healthwatch/hiding`);
  expect((await sam.get(to)).page().text).toContain('Hidden: this trust sends nobody there');
  expect((await sam.get(`${HELP}?q=healthwatch`)).page().text).toContain('No match');
  expect((await sam.get(`${HELP}?view=gone`)).page().text).toContain('Healthwatch England');
  await ada.post(`${to.split('?')[0]}/taking-back`);
  expect((await sam.get(`${HELP}?q=healthwatch`)).page().text).toContain('Healthwatch England');
});

test('a crisis line stands first, and only Settings takes it out', async () => {
  const world = await keepers();
  const { ada, mo, sam } = world;
  const { to } = await ada.post(`${HELP}/papyrus/checks`);
  const at = to.split('?')[0] ?? '';
  expect((await sam.get(`${HELP}?q=travel`)).page().one('.app-card--warning')).toContain('PAPYRUS');
  const refused = (await ada.post(`${at}/hiding`)).page();
  expect(refused.errors).toEqual(['This is a crisis line. Only a PALS manager takes it out.']);
  // As it ships nobody has checked it: taken back, the public would not find it any more.
  const back = (await ada.post(`${at}/taking-back`)).page();
  expect(back.errors).toEqual(['This is a crisis line. Only a PALS manager takes it out.']);
  expect((await newVisitor(world).get('/find-help')).page().one('.nhsuk-inset-text')).toContain('PAPYRUS');
  expect((await mo.post(`${at}/hiding`)).status).toBe(303);
  expect((await sam.get(HELP)).page().one('.app-card--warning')).not.toContain('PAPYRUS');
  expect((await mo.post(`${at}/taking-back`)).status).toBe(303);
});

test('an organisation that gives a crisis line is not taken out unnoticed, and only by Settings', async () => {
  const { ada, mo } = await keepers();
  const OTHERS = '/desk/directory/organisations';
  await ada.post(OTHERS, { kind: 'charity', name: 'Night Watch', phone: '020 7946 0044' });
  await added(ada, { name: 'Night line', organisation: 'Night Watch', crisis: 'yes' });
  const at = `${OTHERS}/${(await organisationCode(ada, 'Night Watch')) ?? ''}`;
  expect((await ada.post(`${at}/closure`)).page().errors).toEqual([
    'It gives a crisis line: Night line. Only a PALS manager takes it out.',
  ]);
  expect((await mo.get(`${at}/edit`)).page().text).toContain('Take this out as well: Night line');
  expect((await mo.post(`${at}/closure`)).page().errors).toEqual(['Tick that the crisis line goes as well']);
  expect((await mo.post(`${at}/closure`, { sure: 'yes' })).status).toBe(303);
});

/** From the way to its page for changes. */
async function organisationCode(desk: Awaited<ReturnType<typeof keepers>>['ada'], name: string) {
  const { document } = (await desk.get(`/desk/directory/organisations?q=${encodeURIComponent(name)}`)).page();
  const way = document.querySelector('a[href^="/desk/directory/organisations/"][href$="/edit"]');
  return way?.getAttribute('href')?.split('/').at(-2);
}

test('“Details are right” in a list leads back to that list, as it was asked for, and nowhere else', async () => {
  const { ada } = await keepers();
  const form = (await ada.get(`${HELP}?view=check&q=grief`))
    .page()
    .document.querySelector('form[action$="/cruse/checks"] input[name="back"]');
  const back = form?.getAttribute('value') ?? '';
  expect((await ada.post(`${HELP}/cruse/checks`, { back })).to).toBe(`${back}&done=checked`);
  expect(back).toContain('view=check');
  const { to } = await ada.post(`${HELP}/rnib/checks`, { back: 'https://example.org' });
  expect(to.startsWith(`${HELP}/`)).toBe(true);
});

test('help is added with its places and found by need, by place and by postcode, however it is spelt', async () => {
  const { ada, sam } = await keepers();
  await added(ada);
  const finds = async (query: string) => (await sam.get(`${HELP}?${query}`)).page().text;
  for (const query of [
    'q=carers',
    'q=carrers',
    'q=rivreside',
    'q=looking+after',
    'need=carers',
    'q=carer&where=anytown',
    'q=carer&where=anytwon',
    'where=AN1+2BC',
    'where=an1',
  ])
    expect([query, (await finds(query)).includes('Riverside carers’ group')]).toEqual([query, true]);
  expect(await finds('q=zzzzzz')).toContain('No match for “zzzzzz”');
  expect(await finds('q=carer&where=Elsewhere')).toContain(
    'Nothing that fits is near “Elsewhere”. What was found is for all of England.',
  );
  expect(await finds('q=carer&where=Elsewhere')).not.toContain('Riverside carers’ group');
});

test('the one search of the directory finds wards and help', async () => {
  const { ada, sam } = await keepers();
  await added(ada);
  const page = (await sam.get('/desk/directory?q=carers')).page();
  expect(page.text).toContain('Help for people: 3');
  expect(page.text).toContain('Riverside carers’ group');
  const suggested = (await sam.get('/desk/suggestions/directory?q=riversi')).body;
  expect(suggested).toContain('Riverside carers’ group');
});

test('it is to be checked again after 180 days, a crisis line after 90; whoever keeps it sees so in My day', async () => {
  const { ada, staff, clock } = await keepers();
  await added(ada);
  await ada.post(`${HELP}/papyrus/checks`);
  clock.now = later(90);
  const list = (await (await staff('administrator', 'Bo Late')).get(`${HELP}?view=check`)).page().all('.app-places h3');
  expect(list).toContain('PAPYRUS');
  expect(list).not.toContain('Riverside carers’ group');
  clock.now = later(181);
  const keeper = await staff('administrator', 'Cy Late');
  expect((await keeper.get(`${HELP}?q=riverside`)).page().text).toContain('Check this – last checked 24 November 2026');
  expect((await keeper.get('/desk')).page().text).toContain('Help to check');
});

test('what only officers find grows old too: it says so, and is marked as checked from the list', async () => {
  const { ada, clock, staff } = await keepers();
  await added(ada, { shown: 'desk' });
  const seen = async (desk: typeof ada, query: string) => (await desk.get(`${HELP}?${query}`)).page();
  expect((await seen(ada, 'q=riverside')).text).toContain('For officers only');
  clock.now = later(181);
  const cy = await staff('administrator', 'Cy Late');
  const due = await seen(cy, 'view=check');
  expect(due.text).toContain('Check this – last checked 24 November 2026');
  const right = due.document.querySelector(`form[action$="/checks"]`)?.getAttribute('action') ?? '';
  await cy.post(right, { back: 'list' });
  expect((await seen(cy, 'q=riverside')).text).toContain('For officers only');
  expect((await seen(cy, 'q=riverside')).document.querySelector('form[action$="/checks"]')).toBeNull();
});

test('what is to be checked stands page by page: what was checked too long ago first, then what nobody has checked', async () => {
  const { ada, staff, clock, runJobs } = await keepers();
  await added(ada);
  clock.now = later(181);
  const bo = await staff('administrator', 'Bo Late');
  const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const services = Array.from({ length: 25 }, (_, n) => ({
    ...{ id: id(n + 1), name: `Lunch club ${n}`, status: 'active', description: 'Meets each week.' },
    organization: { id: id(100), name: 'Anytown Council', description: 'The council' },
  }));
  const feed = { name: 'feed.json', bytes: JSON.stringify({ services }) };
  const { to } = await bo.upload(`${HELP}/imports`, [feed], {}, { source: 'Anytown Council' });
  await runJobs();
  await bo.post(`${to}/taking`);
  await runJobs();
  const read = async (page: number) => (await bo.get(`${HELP}?view=check&page=${page}`)).page();
  const [first, second] = [await read(1), await read(2)];
  expect([first.heading, second.heading]).toEqual(Array(2).fill('Help to check: 87 entries'));
  expect(first.all('.app-places h3')[0]).toBe(GROUP.name);
  expect(first.text).toContain('Known in all of England, not yet checked here: 61');
  const clubs = [first, second].map((page) => page.all('.app-places h3').filter((name) => name.startsWith('Lunch')));
  expect(clubs.map(({ length }) => length)).toEqual([19, 6]);
  expect(new Set(clubs.flat()).size).toBe(25);
  expect(second.text).not.toContain('Known in all of England');
  expect(second.all('nav[aria-label="Pages"] .nhsuk-pagination__item')).toEqual(['1', '2']);
});

test('“This is wrong” reaches whoever keeps the directory until they have looked', async () => {
  const { ada, sam } = await keepers();
  const at = await added(ada);
  expect((await sam.post(`${at}/reports`, { words: ' ' })).page().errors).toEqual(['Write what is wrong']);
  const { to } = await sam.post(`${at}/reports`, { words: 'Nobody answers this number.' });
  expect((await sam.get(to)).page().text).toContain('Nobody answers this number.');
  await sam.post(`${at}/reports`, { words: 'Nobody answers this number.' }); // a second press
  expect((await ada.get(`${HELP}?view=reported`)).page().heading).toBe('Said to be wrong: 1 entry');
  const settle = (await ada.get(at)).page().document.querySelector('form[action$="/settling"]');
  const action = settle?.getAttribute('action') ?? '';
  expect((await sam.post(action)).status).toBe(403);
  expect((await ada.post(action)).status).toBe(303);
  expect((await ada.get(`${HELP}?view=reported`)).page().text).toContain('Nobody says that anything is wrong.');
});

test('“Said to be wrong” counts what stands on its list: not what was taken out, also what this trust made its own since', async () => {
  const { ada, sam } = await keepers();
  const list = async () => (await ada.get(`${HELP}?view=reported`)).page();
  const tab = async () => (await list()).all('a').filter((words) => words.startsWith('Said to be wrong'));
  const at = await added(ada);
  await sam.post(`${at}/reports`, { words: 'It has moved.' });
  expect(await tab()).toEqual(['Said to be wrong (1)']);
  await ada.post(`${at}/closure`);
  expect(await tab()).toEqual(['Said to be wrong (0)']);
  await ada.post(`${at}/reopening`);
  expect((await list()).heading).toBe('Said to be wrong: 1 entry');
  const shipped = `${HELP}/cruse`;
  await sam.post(`${shipped}/reports`, { words: 'Nobody answers.' });
  expect(await tab()).toEqual(['Said to be wrong (2)']);
  const { to } = await ada.post(`${shipped}/checks`);
  expect(await tab()).toEqual(['Said to be wrong (2)']);
  expect((await list()).text).toContain('Cruse');
  // The report of one is not settled from the page of another.
  const settle = (await ada.get(at)).page().document.querySelector('form[action$="/settling"]')?.getAttribute('action');
  expect(settle).toContain(at);
  const elsewhere = (settle ?? '').replace(at, to.split('?')[0] ?? '');
  expect((await ada.post(elsewhere)).status).toBe(404);
});

test('what ships counts as said to be wrong again once this trust takes back what it said of it', async () => {
  const { ada, sam } = await keepers();
  await sam.post(`${HELP}/cruse/reports`, { words: 'Nobody answers.' });
  const at = (await ada.post(`${HELP}/cruse/checks`)).to.split('?')[0] ?? '';
  await ada.post(`${at}/taking-back`);
  const page = (await ada.get(`${HELP}?view=reported`)).page();
  expect(page.heading).toBe('Said to be wrong: 1 entry');
  expect(page.all('a')).toContain('Said to be wrong (1)');
});

test('who does this now is one that this trust keeps', async () => {
  const { ada } = await keepers();
  await added(ada);
  const suggested = async (noun: string, q: string) => (await ada.get(`/desk/suggestions/${noun}?q=${q}`)).body;
  expect(await suggested('help', 'Cruse')).toContain('Cruse');
  expect(await suggested('own-help', 'Cruse')).toBe('[]');
  expect(await suggested('own-help', encodeURIComponent(GROUP.name))).toContain(GROUP.name);
});

test('what is typed wrong is said, and what was typed stays', async () => {
  const { ada } = await keepers();
  const bad = { name: '', summary: '', phone: 'ring us', website: 'javascript:alert(1)', email: 'x', shown: '' };
  const page = (await ada.post(HELP, { ...GROUP, ...bad })).page();
  expect(page.errors).toEqual([
    'Enter the name of the service',
    'Say in one sentence what they do',
    'Enter a phone number, like 020 7946 0018 or 116 123',
    'Enter an email address, like name@example.org',
    'Enter the address of a website, like example.org',
    'Choose who finds it',
  ]);
  expect(page.value('phone')).toBe('ring us');
  const places = (await ada.post(HELP, { ...GROUP, places: 'Hall; Mill Lane; nowhere' })).page();
  expect(places.errors).toEqual(['“nowhere” is not a whole postcode']);
  await added(ada);
  expect((await ada.post(HELP, GROUP)).page().errors).toEqual(['Help of this name is in the directory already']);
});

test('somebody who has it open while it changes is told, and an earlier text comes back', async () => {
  const { ada, mo } = await keepers();
  const at = await added(ada);
  const version = (await mo.get(`${at}/edit`)).page().value('version');
  await ada.post(at, { ...GROUP, cost: '£2', version });
  const late = (await mo.post(at, { ...GROUP, cost: '£3', version })).page();
  expect(late.errors).toEqual(['Somebody changed this while you had it open. Look at it again, then change it.']);
  expect(late.value('cost')).toBe('£3');
  const page = (await ada.get(at)).page();
  expect(page.text).toContain('£2');
  const earlier = page.document.querySelector('input[name="earlier"]')?.getAttribute('value') ?? '';
  await ada.post(`${at}/restoration`, { earlier });
  expect((await ada.get(at)).page().text).toContain('Free');
});

test('one that has ended names who does it now, and the chain never leads back', async () => {
  const { ada, sam } = await keepers();
  const [old, young] = [await added(ada), await added(ada, { name: 'Anytown carers’ group' })];
  const idOf = (at: string) => at.split('/').at(-1) ?? '';
  const ended = { valid_to: '23/11/2026', successor: 'Anytown', successor_id: idOf(young) };
  expect((await ada.post(old, { ...GROUP, ...ended, version: '1' })).status).toBe(303);
  const page = (await sam.get(old)).page();
  expect(page.text).toContain('It has ended');
  expect(page.text).toContain('Who does this now: Anytown carers’ group');
  const back = { ...GROUP, name: 'Anytown carers’ group', successor: 'Riverside', version: '1' };
  const loop = (await ada.post(young, { ...back, successor_id: idOf(old) })).page();
  expect(loop.errors).toEqual(['Who does this now would lead back to here. Choose another one.']);
  const unknown = (await ada.post(young, { ...back, successor_id: '' })).page();
  expect(unknown.errors).toEqual(['Choose who does this now from the list']);
});

test('taken out and put back; each act is recorded', async () => {
  const { ada, sam, asSystem } = await keepers();
  const at = await added(ada);
  await ada.post(`${at}/closure`);
  await ada.post(`${at}/closure`); // a second press
  expect((await sam.get(`${HELP}?q=riverside`)).page().text).toContain('No match');
  await ada.post(`${at}/reopening`);
  expect((await sam.get(`${HELP}?q=riverside`)).page().text).toContain('Riverside carers’ group');
  const names = await asSystem((ctx) =>
    ctx.db
      .selectFrom('events')
      .select('name')
      .where('trust_id', '=', ctx.trust.id)
      .where('name', 'like', 'help.%')
      .orderBy('id')
      .execute(),
  );
  expect(names.map(({ name }) => name)).toEqual(['help.added', 'help.removed', 'help.restored']);
});

test('officers look and report, those who keep the directory change it, and another trust knows nothing of it', async () => {
  const { ada, sam } = await keepers();
  const at = await added(ada);
  for (const act of ['checks', 'hiding', 'closure', 'taking-back'])
    expect((await sam.post(`${at}/${act}`)).status).toBe(403);
  expect((await sam.post(HELP, GROUP)).status).toBe(403);
  const olu = await (await newTrust()).staff('manager', 'Olu Stranger');
  expect((await olu.get(at)).status).toBe(404);
  expect((await olu.post(`${at}/checks`)).status).toBe(404);
  expect((await olu.get(`${HELP}?q=riverside`)).page().text).toContain('No match');
  expect((await olu.get(`${HELP}/no-such-thing`)).status).toBe(404);
});

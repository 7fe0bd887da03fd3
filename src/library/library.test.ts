import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';

const GUIDES = '/desk/guides';

const PARKING = {
  title: 'Parking: what it costs',
  summary: 'Who parks for free, and how to ask for money back.',
  body: '> I can tell you what it costs.\n\n## Who parks for free\n- People who come often\n- Parents who stay the night\n\n1. Ask at the desk.\n2. Show your letter.\n\n[Their page](https://example.org/parking)',
  subjects: 'transport',
  shared: 'yes',
};

/** A trust with a senior officer who writes, a manager who reads along, an officer, and the public. */
async function inLibrary() {
  const world = await newTrust();
  const [ada, mo, sam] = [
    await world.staff('senior_officer', 'Ada Bell'),
    await world.staff('manager', 'Mo Khan'),
    await world.staff('officer', 'Sam Reid'),
  ];
  const owner = { owner_id: ada.id, review_on: '24/5/2027' };
  return { ...world, ada, mo, sam, owner, visitor: newVisitor(world) };
}

type Library = Awaited<ReturnType<typeof inLibrary>>;

async function writeParking({ ada, owner }: Library) {
  const { to } = await ada.post(GUIDES, { ...PARKING, ...owner });
  return to.split('?')[0] ?? '';
}

test('a trust begins with the list of whom to send where, and nobody relies on it before it is checked', async () => {
  const { sam, visitor } = await inLibrary();
  expect((await sam.get(GUIDES)).page().text).toContain('About an ambulance');
  const page = (await sam.get(`${GUIDES}/ambulance`)).page();
  expect(page.text).toContain('Not yet checked. Do not give it to anybody in writing.');
  expect((await visitor.get('/guides/ambulance')).status).toBe(404);
  expect((await visitor.get('/guides')).page().text).not.toContain('ambulance');
});

test('a guide is found by any of its words, however they are spelt', async () => {
  const library = await inLibrary();
  await writeParking(library);
  for (const q of ['parking', 'parkng', 'car park', 'money back', 'costs of parking'])
    expect([q, (await library.sam.get(`${GUIDES}?q=${encodeURIComponent(q)}`)).page().all('h2')[0]]).toEqual([
      q,
      PARKING.title,
    ]);
  const none = (await library.sam.get(`${GUIDES}?q=zzzzqqqq`)).page();
  expect(none.text).toContain('No guide matches “zzzzqqqq”');
});

test('the one search of the desk finds guides beside people and cases', async () => {
  const library = await inLibrary();
  await writeParking(library);
  const page = (await library.sam.get('/desk/search?q=parking')).page();
  expect(page.text).toContain('Parking: what it costs');
  expect(page.document.querySelector('a[href="/desk/guides/parking-what-it-costs"]')).not.toBeNull();
  const offered = await library.sam.get('/desk/suggestions/search?q=parking');
  expect(offered.body).toContain('/desk/guides/parking-what-it-costs');
  expect((await library.sam.get('/desk/search?q=Okafor')).page().text).toContain('No match for');
});

test('the public reads a guide only after a second person has, and not what an officer says aloud', async () => {
  const library = await inLibrary();
  const { ada, mo, visitor } = library;
  const at = await writeParking(library);
  const path = at.replace('/desk', '');
  expect((await visitor.get(path)).status).toBe(404);
  const own = await ada.post(`${at}/publication`, { edition: '1' });
  expect(own.status).toBe(422);
  expect(own.page().text).toContain('You wrote or checked this yourself');
  await mo.post(`${at}/publication`, { edition: '1' });
  const shown = (await visitor.get(path)).page();
  expect(shown.text).toContain('Parents who stay the night');
  expect(shown.text).not.toContain('I can tell you');
  expect(shown.document.querySelector('a[href="https://example.org/parking"]')).not.toBeNull();
  expect((await visitor.get(`${path}?format=large`)).page().document.querySelector('.app-large')).not.toBeNull();
  // Who looks for something there stays in large print.
  const form = (await visitor.get('/guides?format=large')).page().document.querySelector('form[method="post"]');
  expect(form?.getAttribute('action')).toBe('/guides?format=large');
  expect((await visitor.submit('/guides', { q: 'parkin' })).page().text).toContain(PARKING.title);
  expect(visitor.jar.size).toBe(0);
});

test('changed words are a new edition: the public reads the old one until somebody has read the new', async () => {
  const library = await inLibrary();
  const { ada, mo, sam, visitor, owner } = library;
  const at = await writeParking(library);
  await mo.post(`${at}/publication`, { edition: '1' });
  const body = PARKING.body.replace('Parents who stay the night', 'Parents of children on a ward');
  await ada.post(at, { ...PARKING, ...owner, body });
  const path = at.replace('/desk', '');
  expect((await visitor.get(path)).page().text).toContain('Parents who stay the night');
  expect((await sam.get(at)).page().text).toContain('Edition 2');
  const editions = (await sam.get(`${at}/editions`)).page();
  expect(editions.all('del')).toEqual(['- Parents who stay the night']);
  expect(editions.all('ins')).toEqual(['- Parents of children on a ward']);
  const late = await mo.post(`${at}/publication`, { edition: '1' });
  expect(late.page().text).toContain('There is a newer edition');
  await mo.post(`${at}/publication`, { edition: '2' });
  expect((await visitor.get(path)).page().text).toContain('Parents of children on a ward');
});

test('the public finds a guide by the words that were passed, and by none that stand in a draft', async () => {
  const library = await inLibrary();
  const { ada, mo, visitor, owner } = library;
  const at = await writeParking(library);
  await mo.post(`${at}/publication`, { edition: '1' });
  const body = PARKING.body.replace('Parents who stay the night', 'Families of the bereaved');
  await ada.post(at, { ...PARKING, ...owner, title: 'Permits and vouchers', body });
  const finds = async (q: string) => (await visitor.submit('/guides', { q })).page().all('h2 a');
  expect(await finds('bereaved')).toEqual([]);
  expect(await finds('vouchers')).toEqual([]);
  expect(await finds('parents')).toEqual([PARKING.title]);
  expect((await library.sam.get(`${GUIDES}?q=vouchers`)).page().text).toContain('Permits and vouchers');
  await mo.post(`${at}/publication`, { edition: '2' });
  expect(await finds('vouchers')).toEqual(['Permits and vouchers']);
});

test('what somebody looks for in the advice stands in no address, and is gone after an hour', async () => {
  const { visitor, clock } = await inLibrary();
  const q = 'he hits me';
  const sent = await visitor.post('/guides', { q });
  expect(sent.to).toMatch(/^\/guides\/found\/[\w-]+$/);
  const words = sent.to.replace('/guides/found/', '');
  expect(Buffer.from(words, 'base64url').toString('latin1')).not.toContain('hits');
  expect((await visitor.get(sent.to)).page().value('q')).toBe(q);
  expect((await visitor.get('/guides')).page().document.querySelector('form[method="get"]')).toBeNull();
  // Of another page, made up, or too old: the empty page.
  for (const other of [`/find-help/found/${words}`, '/guides/found/xyz'])
    expect((await visitor.get(other)).to).toMatch(/^\/(find-help|guides)$/);
  clock.now = new Date(clock.now.getTime() + 61 * 60_000);
  expect((await visitor.get(sent.to)).to).toBe('/guides');
});

test('what the public reads is as fresh as the last check of those words, whatever was checked of a newer edition', async () => {
  const library = await inLibrary();
  const { mo, visitor, clock, owner } = library;
  const at = await writeParking(library);
  const path = at.replace('/desk', '');
  await mo.post(`${at}/publication`, { edition: '1' });
  const checked = async () => /Last checked [^.]*/.exec((await visitor.get(path)).page().text)?.[0];
  clock.now = new Date('2026-12-15T10:00:00Z');
  await (await library.staff('senior_officer', 'Ben Later')).post(`${at}/checks`);
  expect(await checked()).toBe('Last checked Tuesday 15 December');
  // A wrong number is corrected: the public reads the old words, last looked at in December, until a colleague has read the new.
  clock.now = new Date('2026-12-22T10:00:00Z');
  const body = PARKING.body.replace('Parents who stay the night', 'Parents of children on a ward');
  const cy = await library.staff('senior_officer', 'Cy Later');
  expect((await cy.post(at, { ...PARKING, ...owner, review_on: '1/12/2027', body })).status).toBe(303);
  expect(await checked()).toBe('Last checked Tuesday 15 December');
  clock.now = new Date('2027-06-14T10:00:00Z');
  const amy = await library.staff('senior_officer', 'Amy Later');
  expect((await visitor.get(path)).status).toBe(404);
  expect((await visitor.get('/guides')).page().text).not.toContain(PARKING.title);
  const page = (await amy.get(at)).page();
  expect(page.text).toContain('Does not read it now: a second person has not looked yet');
  expect((await amy.get(`${GUIDES}?view=waiting`)).page().text).not.toContain('The public reads it');
  await amy.post(`${at}/publication`, { edition: '2' });
  expect(await checked()).toBe('Last checked Tuesday 22 December 2026');
});

test('when its day comes the owner is reminded, and the public does not read it until somebody has looked', async () => {
  const library = await inLibrary();
  const { ada, mo, visitor, clock, asSystem } = library;
  const at = await writeParking(library);
  await mo.post(`${at}/publication`, { edition: '1' });
  clock.now = new Date('2027-05-24T13:00:00Z');
  const sam = await library.staff('officer', 'Sam Later');
  const lee = await library.staff('manager', 'Lee Later');
  const editions = (await lee.get(`${at}/editions`)).page().text;
  expect(editions).toContain('Held back from the public: Check this – last checked 24 November 2026');
  expect(editions).not.toContain('The public reads it');
  const open = () =>
    asSystem((ctx) =>
      ctx.db
        .selectFrom('promises')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('state', '=', 'open')
        .execute(),
    );
  expect((await open()).map(({ about, owner_id }) => [about, owner_id])).toEqual([[`Guide: ${PARKING.title}`, ada.id]]);
  expect((await sam.get(at)).page().text).toContain('Check this – last checked 24 November 2026');
  expect((await sam.get(`${GUIDES}?view=check`)).page().text).toContain(PARKING.title);
  expect((await visitor.get(at.replace('/desk', ''))).status).toBe(404);
  await lee.post(`${at}/checks`);
  await lee.post(`${at}/checks`);
  expect((await visitor.get(at.replace('/desk', ''))).status).toBe(200);
  expect((await open()).map(({ due_at }) => due_at > clock.now)).toEqual([true]);
});

test('whoever gets a guide from a colleague is reminded of it, and the colleague no more', async () => {
  const library = await inLibrary();
  const { ada, mo, owner, asSystem } = library;
  const at = await writeParking(library);
  const reminded = () =>
    asSystem(async (ctx) => {
      const rows = await ctx.db
        .selectFrom('promises')
        .select(['owner_id', 'due_at'])
        .where('trust_id', '=', ctx.trust.id)
        .where('state', '=', 'open')
        .execute();
      return rows.map(({ owner_id, due_at }) => [owner_id, due_at.toISOString().slice(0, 10)]);
    });
  expect(await reminded()).toEqual([[ada.id, '2027-05-24']]);
  await ada.post(at, { ...PARKING, ...owner, owner_id: mo.id, review_on: '1/3/2027' });
  expect(await reminded()).toEqual([[mo.id, '2027-03-01']]);
  expect((await ada.get(at)).page().text).toContain('Mo Khan');
  // Words that did not change are no new edition.
  expect((await ada.get(`${at}/editions`)).page().text).not.toContain('Edition 2');
});

test('the owner is asked to look when an officer says that a guide is wrong, and it is settled once', async () => {
  const library = await inLibrary();
  const { ada, sam } = library;
  const at = await writeParking(library);
  expect((await sam.post(`${at}/reports`, { kind: 'wrong', words: '' })).status).toBe(422);
  await sam.post(`${at}/reports`, { kind: 'wrong', words: 'It costs more now.' });
  await sam.post(`${at}/reports`, { kind: 'wrong', words: 'It costs more now.' });
  expect((await ada.get('/desk')).page().text).toContain('Look at what was said of the guide “Parking: what it costs”');
  const page = (await ada.get(at)).page();
  expect(page.text).toContain('It costs more now.');
  const settle = page.document.querySelector('form[action*="/settling"]')?.getAttribute('action') ?? '';
  expect((await sam.post(settle)).status).toBe(404);
  await ada.post(settle);
  await ada.post(settle);
  expect((await ada.get(at)).page().text).not.toContain('It costs more now.');
  expect((await ada.get('/desk')).page().text).not.toContain('Look at what was said');
});

test('two who change the same words see both, and nothing is lost', async () => {
  const library = await inLibrary();
  const { ada, mo, owner } = library;
  const at = await writeParking(library);
  const was = { was_title: PARKING.title, was_summary: PARKING.summary, was_body: PARKING.body };
  await ada.post(at, { ...PARKING, ...owner, ...was, body: 'It is free on Sundays.' });
  const clash = await mo.post(at, { ...PARKING, ...owner, ...was, body: 'It is free after 6pm.' });
  expect(clash.status).toBe(409);
  expect(clash.page().text).toContain('It is free on Sundays.');
  expect(clash.page().text).toContain('It is free after 6pm.');
  const both = { keep: 'both', clash: 'body', was_body: 'It is free on Sundays.', body: 'It is free after 6pm.' };
  await mo.post(at, { ...PARKING, ...owner, ...was, ...both });
  expect((await mo.get(at)).page().text).toMatch(/It is free on Sundays\. It is free after 6pm\./);
});

test('while it is written it says at what age it can be read, and nothing that is typed is HTML', async () => {
  const { ada, owner } = await inLibrary();
  const body = `<script>alert(1)</script> ${'Notwithstanding the aforementioned considerations, reimbursement of expenditure is contingent upon authorisation. '.repeat(3)}`;
  const look = await ada.post(GUIDES, { ...PARKING, ...owner, body, act: 'look' });
  expect(look.status).toBe(200);
  expect(look.page().text).toMatch(/It can be read at about age \d+/);
  expect(look.page().document.querySelector('main script')).toBeNull();
  const bad = await ada.post(GUIDES, { ...PARKING, ...owner, body: '[here](javascript:alert(1))' });
  expect(bad.page().document.querySelector('main a[href^="javascript"]')).toBeNull();
  const wrong = await ada.post(GUIDES, { ...PARKING, ...owner, review_on: '1/1/2020' });
  expect(wrong.status).toBe(422);
  expect(wrong.page().text).toContain('Enter a day in the next 12 months');
  expect(wrong.page().text).toContain('Parents who stay the night');
});

test('on a call a guide is found from the notes, read beside them, and what was told is kept with its edition', async () => {
  const world = await newWorld();
  const { sam } = world;
  const { to } = await sam.post('/desk/contacts');
  const notes = 'My dad could not get an appointment at the dentist and the practice will not talk to us.';
  await sam.post(to, { notes, act: 'advice', _revision: '0' });
  const offered = (await sam.get(`${to}?advice=notes`)).page();
  expect(offered.text).toContain('About a GP, dentist, pharmacy or optician');
  expect(offered.document.querySelector('textarea[name=notes]')?.textContent).toContain('My dad');
  const set = [...offered.document.querySelectorAll('button[value^="set:advice_id:"]')][0]?.getAttribute('value') ?? '';
  const fragment = await sam.postJson(`${to}/advice`, { notes });
  expect(fragment.body).toContain('dentist');
  await sam.post(to, { notes, act: set, _revision: '1' });
  const open = (await sam.get(to)).page();
  expect(open.text).toContain('ask for the practice manager');
  const tell = open.document.querySelector('button[value^="set:told_guides"]')?.getAttribute('value') ?? '';
  await sam.post(to, { notes, advice_id: set.split(':').at(-1) ?? '', act: tell, _revision: '2' });
  expect((await sam.get(to)).page().text).toContain(
    'You told them of “About a GP, dentist, pharmacy or optician” (edition 1)',
  );
  const told_guides = tell.split('+').at(-1) ?? '';
  const done = await sam.post(`${to}/finish`, {
    notes,
    next: 'sorted',
    outcome: 'information',
    told_guides,
    _revision: '3',
  });
  const ref = /PAL-\d\d-\d{4}/.exec(done.to)?.[0] ?? '';
  const page = (await sam.get(`/desk/cases/${ref}`)).page();
  expect(page.text).toContain('About a GP, dentist, pharmacy or optician (edition 1)');
});

test('without script a guide is found by typing, and chosen from what was found', async () => {
  const world = await newWorld();
  const { sam } = world;
  const { to } = await sam.post('/desk/contacts');
  const found = await sam.post(to, { notes: 'She asks.', advice: 'dentst', act: 'find:advice', _revision: '0' });
  const page = (await sam.get(found.to.split('#')[0] ?? '')).page();
  const pick = page.document.querySelector('input[name=pick_advice]')?.getAttribute('value') ?? '';
  await sam.post(to, { notes: 'She asks.', advice: 'dentst', pick_advice: pick, act: 'later_not', _revision: '1' });
  expect((await sam.get(to)).page().text).toContain('ask for the practice manager');
});

test('in a case somebody is given a guide on paper or in writing once it is checked', async () => {
  const world = await newWorld();
  const { sam, kase, grace } = world;
  const mo = await world.staff('manager', 'Mo Khan');
  const at = `/desk/cases/${kase.ref}/guides`;
  const page = (await sam.get(`${at}?q=dentist`)).page();
  const guides = page.document.querySelector('input[name=guides]')?.getAttribute('value') ?? '';
  const refused = await sam.post(at, { guides, person: grace.id, how: 'leaflet' });
  expect(refused.page().text).toContain('is not checked. Look at it first');
  await mo.post(`${GUIDES}/primary-care/checks`);
  const leaflet = await sam.post(at, { guides, person: grace.id, how: 'leaflet' });
  const paper = (await sam.get(leaflet.to)).page();
  expect(paper.text).toContain('Advice from PALS');
  expect(paper.text).toContain('(Edition 1)');
  expect(paper.text).not.toContain('I can tell you how to reach them');
  await sam.post(`/desk/people/${grace.id}/ways`, { kind: 'email', value: 'grace@example.org' });
  const letter = await sam.post(at, { guides, person: grace.id, how: 'letter' });
  expect(letter.to).toContain('/letters/check?');
  expect((await sam.get(letter.to)).page().text).toContain('the practice manager');
});

test('a guide that says something else since the officer looked is looked at again', async () => {
  const { sam, kase, grace, staff } = await newWorld();
  const mo = await staff('manager', 'Mo Khan');
  const at = `/desk/cases/${kase.ref}/guides`;
  const tick = async () =>
    (await sam.get(`${at}?q=dentist`)).page().document.querySelector('input[name=guides]')?.getAttribute('value') ?? '';
  const guides = await tick();
  const form = (await mo.get(`${GUIDES}/primary-care/edit`)).page();
  const said = Object.fromEntries(
    ['title', 'summary', 'body', 'review_on', 'version'].map((name) => [name, form.value(name)]),
  );
  expect((await mo.post(`${GUIDES}/primary-care`, { ...said, title: 'Dentists and GPs' })).status).toBe(303);
  const again = await sam.post(at, { guides, person: grace.id, how: 'spoken', q: 'dentist' });
  expect(again.page().errors[0]).toContain('Dentists and GPs (edition 2) changed since you looked.');
  expect((await sam.post(at, { guides: await tick(), person: grace.id, how: 'spoken' })).status).toBe(303);
});

test('another trust, a wrong role and a made-up address get nothing', async () => {
  const library = await inLibrary();
  const at = await writeParking(library);
  const { mo: other } = await inLibrary();
  expect((await other.get(at)).status).toBe(404);
  expect((await other.post(`${at}/closure`)).status).toBe(404);
  expect((await library.sam.post(`${at}/closure`)).status).toBe(403);
  expect((await library.sam.get(`${GUIDES}/%00`)).status).toBe(404);
  const board = await library.staff('board', 'Bea Board');
  expect((await board.get(GUIDES)).status).toBe(403);
  const volunteer = await library.staff('volunteer', 'Vi Volunteer');
  expect((await volunteer.get(at)).status).toBe(200);
});

test('a guide that is taken out is found by nobody, and comes back as it was', async () => {
  const library = await inLibrary();
  const { ada, mo, sam, visitor } = library;
  const at = await writeParking(library);
  await mo.post(`${at}/publication`, { edition: '1' });
  await ada.post(`${at}/closure`);
  await ada.post(`${at}/closure`);
  expect((await sam.get(`${GUIDES}?q=parking`)).page().text).not.toContain(PARKING.title);
  expect((await visitor.get(at.replace('/desk', ''))).status).toBe(404);
  await ada.post(`${at}/reopening`);
  expect((await sam.get(`${GUIDES}?q=parking`)).page().text).toContain(PARKING.title);
  expect((await visitor.get(at.replace('/desk', ''))).status).toBe(404);
  await mo.post(`${at}/publication`, { edition: '1' });
  expect((await visitor.get(at.replace('/desk', ''))).status).toBe(200);
});

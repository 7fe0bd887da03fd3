import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { checkWords, readAliases } from './places.rules.ts';
import { listPlaces } from './places.ts';
import { createSite } from './sites.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let mia: Desk;
let sam: Desk;
let site: string;

beforeEach(async () => {
  home = await newTrust();
  mia = await home.staff('manager', 'Mia Long');
  sam = await home.staff('officer', 'Sam Reid');
  site = await mia.as((ctx) => createSite(ctx, { name: 'Anytown General' }));
});

const WARD = {
  kind: 'ward',
  name: 'Ward 7B',
  aliases: 'Willow, seven b, willow',
  phone: '4471',
  email: 'ward7b@anytown.example',
  lead: 'Sister J Cole',
  answers_pals: 'Ward manager, before 11am',
  visiting: '2pm to 8pm',
};
const add = (fields = {}) => mia.post('/desk/directory', { ...WARD, site_id: site, ...fields });
const text = async (path: string, desk = sam) => (await desk.get(path)).page().text;

test('a ward is added and stands in the directory with phone, lead, who answers PALS and visiting', async () => {
  expect((await add()).to).toBe('/desk/directory?done=added');
  const page = (await sam.get('/desk/directory')).page();
  expect(page.heading).toBe('Directory: 1 ward or service');
  for (const words of [
    'Ward 7B',
    '4471',
    'Sister J Cole',
    'Ward manager, before 11am',
    '2pm to 8pm',
    'Willow, seven b',
  ]) {
    expect(page.text.toLowerCase()).toContain(words.toLowerCase());
  }
});

test('it is found by name, other name and extension, also while typing', async () => {
  await add();
  await add({ name: 'Outpatients', kind: 'service', aliases: '', phone: '5500' });
  for (const typed of ['7b', 'will', '4471']) {
    expect(await text(`/desk/directory?q=${typed}`)).toContain('Ward 7B');
    expect(await text(`/desk/directory?q=${typed}`)).not.toContain('Outpatients');
    expect((await sam.get(`/desk/suggestions/directory?q=${typed}`)).body).toContain('"label":"Ward 7B"');
  }
  expect(await text('/desk/directory?q=x-ray')).toContain('No match for “x-ray”. Try fewer letters, or add it.');
});

test('two sites can be looked at one by one', async () => {
  await mia.post('/desk/directory/sites', { name: 'Riverside', address: '', phone: '' });
  await add();
  const page = (await sam.get('/desk/directory')).page();
  expect(page.all('select[name="site"] option')).toEqual(['All sites', 'Anytown General', 'Riverside']);
  const other = page.document.querySelectorAll('select[name="site"] option')[2]?.getAttribute('value');
  expect(await text(`/desk/directory?site=${other}`)).not.toContain('Ward 7B');
});

test('details older than half a year ask to be checked, and one press makes them fresh', async () => {
  await add();
  await home.asSystem((ctx) => ctx.db.updateTable('places').set({ checked_on: '2026-05-03' }).execute());
  expect(await text('/desk/directory')).toContain('Check this – last checked 3 May');
  const page = (await mia.get('/desk/directory')).page();
  const checks = page.document.querySelector('form[action$="/checks"]')?.getAttribute('action') ?? '';
  expect((await sam.post(checks)).status).toBe(403);
  await mia.post(checks);
  expect(await text('/desk/directory')).not.toContain('Check this');
});

test('what is wrong is named beside its field, and what was typed stays', async () => {
  const answer = await add({ name: '', phone: 'ask at the desk', email: 'none', site_id: '' });
  expect(answer.status).toBe(422);
  expect(answer.page().errors).toEqual([
    'Enter the name of the ward or service',
    'Enter a phone number, like 020 7946 0018 or 07700 900123',
    'Enter an email address, like name@example.org',
  ]);
  expect(answer.page().value('lead')).toBe('Sister J Cole');
  expect((await add({ site_id: '' })).page().errors).toEqual(['Choose a site']);
  await add();
  expect((await add({ name: 'ward 7b' })).page().errors).toEqual([
    'A ward or service of this name is on this site already',
  ]);
});

test('details are changed, and a change made by somebody else meanwhile is not lost', async () => {
  await add();
  const [place] = await mia.as(listPlaces);
  const change = (number: string) =>
    mia.post(`/desk/directory/${place?.id}`, { ...WARD, site_id: site, phone: number, version: '1' });
  expect((await change('4472')).to).toBe('/desk/directory?done=saved');
  expect((await change('4472')).to).toBe('/desk/directory?unchanged=yes');
  const late = await change('4473');
  expect(late.page().errors[0]).toMatch(/^Somebody changed this place/);
  expect(await text('/desk/directory')).toContain('4472');
});

test('a ward that has closed is offered no more', async () => {
  await add();
  const [place] = await mia.as(listPlaces);
  await mia.post(`/desk/directory/${place?.id}/closure`);
  expect(await text('/desk/directory')).not.toContain('Ward 7B');
});

test('an officer looks up and cannot change; another trust’s wards do not exist', async () => {
  await add();
  expect((await sam.get('/desk/directory')).page().all('main a')).not.toContain('Add a ward or service');
  expect((await sam.post('/desk/directory', WARD)).status).toBe(403);
  const stranger = await (await newTrust()).staff('manager', 'Olu Stranger');
  expect(await text('/desk/directory', stranger)).toContain('No wards or services yet.');
  const [place] = await mia.as(listPlaces);
  expect((await stranger.get(`/desk/directory/${place?.id}/edit`)).status).toBe(404);
});

test('other names are read from one box, each once', () => {
  expect(readAliases(' 7B, Willow ,willow,, seven  b')).toEqual(['7B', 'willow', 'seven b']);
});

test('details are fresh for half a year', () => {
  expect(checkWords('2026-06-01', '2026-11-24')).toBeUndefined();
  expect(checkWords('2025-05-03', '2026-11-24')).toBe('Check this – last checked 3 May 2025');
});

test('two wards of one name may stand on two sites', async () => {
  const other = await mia.as((ctx) => createSite(ctx, { name: 'Riverside' }));
  await add();
  expect((await add({ site_id: other })).status).toBe(303);
});

test('what was said of a ward before is kept with who changed it, and is used again with one press', async () => {
  await add();
  const [ward] = await mia.as(listPlaces);
  const at = `/desk/directory/${ward?.id}`;
  await mia.post(at, { ...WARD, site_id: site, phone: '4499', version: '1' });
  const page = (await mia.get(`${at}/edit`)).page();
  expect(page.text).toContain('What it said before: 1 time changed');
  expect(page.text).toContain('Until 10am on Tuesday 24 November, when Mia Long changed it');
  const earlier = page.document.querySelector('input[name="earlier"]')?.getAttribute('value') ?? '';
  expect((await sam.post(`${at}/restoration`, { earlier })).status).toBe(403);
  for (const forged of ['', 'x', ward?.id ?? ''])
    expect((await mia.post(`${at}/restoration`, { earlier: forged })).status).toBe(404);
  await mia.post(`${at}/restoration`, { earlier });
  expect(await text('/desk/directory?q=7B')).toContain('4471');
  await mia.post(`${at}/restoration`, { earlier }); // a second press
  expect((await mia.get(`${at}/edit`)).page().text).toContain('What it said before: 2 times changed');
});

test('a ward that was taken out by mistake is put back; a site is changed, closed when it is empty, and put back', async () => {
  await add();
  const [ward] = await mia.as(listPlaces);
  const at = `/desk/directory/sites/${site}`;
  const full = await mia.post(`${at}/closure`);
  expect([full.status, full.page().errors[0]]).toEqual([422, expect.stringMatching(/^Take out its wards/)]);
  await mia.post(`/desk/directory/${ward?.id}/closure`);
  expect(await text('/desk/directory', mia)).toContain('Taken out of the directory: 1');
  expect(await text('/desk/directory')).not.toContain('Taken out');
  expect(await text(`/desk/directory/${ward?.id}/edit`, mia)).toContain(
    'It is taken out of the directory. Put it back'.replace('. ', '.'),
  );
  await mia.post(`${at}/closure`);
  const lost = await mia.post(`/desk/directory/${ward?.id}/reopening`);
  expect(lost.page().errors).toEqual(['Its site is closed. Put the site back first.']);
  await mia.post(`${at}/reopening`);
  expect((await mia.post(`/desk/directory/${ward?.id}/reopening`)).to).toBe('/desk/directory?done=reopened');
  expect(await text('/desk/directory?q=7B')).toContain('4471');
  const seen = (await mia.get(at)).page().value('seen');
  const changed = { name: 'Anytown Royal', address: '1 High Street', phone: '' };
  expect((await mia.post(at, { ...changed, seen })).to).toBe('/desk/directory?done=site_saved');
  const late = await mia.post(at, { ...changed, name: 'Anytown Infirmary', seen });
  expect(late.page().errors[0]).toMatch(/^Somebody changed this while you had it open/);
  expect((await mia.get(at)).page().text).toContain('Anytown General');
  const other = await (await newTrust()).staff('manager', 'Olu Grey');
  expect((await other.get(at)).status).toBe(404);
});

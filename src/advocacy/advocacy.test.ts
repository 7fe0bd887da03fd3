import { expect, test } from 'vitest';
import { newTrust, TUESDAY } from '../../test/harness.ts';
import { BEFORE_POSTCODES } from '../../test/postcodes.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import { findCase, openCase } from '../cases/index.ts';
import { startLetter } from '../letters/index.ts';
import { addWay } from '../people/index.ts';
import { newId } from '../platform/ids.ts';
import { councilsMeant } from './councils.rules.ts';
import { editionIn, isOld } from './editions.rules.ts';
import { postcodeIn, postcodeKey } from './postcodes.rules.ts';

const KEPT = '/desk/directory/advocates';
const FIND = '/find-an-advocate';
const SUFFOLK = 'E10000029';

/** A trust with its public pages, and somebody who keeps its list of advocates. */
async function atTheDoor(at = TUESDAY) {
  const world = await newTrust(at);
  const ada = await world.staff('administrator', 'Ada Bell');
  const guest = newVisitor(world);
  const find = (where: string) => guest.submit(FIND, { where });
  const set = (fields: Record<string, string>, council = SUFFOLK) =>
    ada.post(`${KEPT}/${council}`, {
      ...{ name: 'Anytown Advocacy', phone: '020 7946 0303', website: 'advocacy.example', from: 'today', ...fields },
    });
  return { ...world, ada, guest, find, set };
}

test('a council that nobody knows anything of is asked itself, with the words it understands', async () => {
  const { guest, find } = await atTheDoor(BEFORE_POSTCODES);
  const first = (await guest.get(FIND)).page();
  expect(first.text).toContain('The name of your council. It is on your council tax letter.');
  const page = (await find('suffolk county council')).page();
  expect(page.text).toContain('Help to complain, if you live in Suffolk');
  expect(page.text).toContain('Call Suffolk council on its main number.');
  expect(guest.jar.size).toBe(0);
});

test('who was checked by this trust is found by the council, by a district, and however it is spelt', async () => {
  const { set, find, guest } = await atTheDoor();
  expect((await set({})).to).toBe(`${KEPT}/${SUFFOLK}?done=saved`);
  for (const typed of ['Suffolk', 'suffolk council', 'Ipswich', 'an1 1aa'])
    expect([typed, (await find(typed)).page().text]).toEqual([typed, expect.stringContaining('Anytown Advocacy')]);
  const guess = (await find('ipswhich')).page();
  expect([guess.all('section li'), guess.text.includes('Anytown Advocacy')]).toEqual([['Ipswich (Suffolk)'], false]);
  expect((await find('SUFOLK')).page().all('section li')).toContain('Suffolk');
  const page = (await guest.get(`${FIND}/${SUFFOLK}`)).page();
  expect(page.text).toContain('Last checked 24 November.');
  expect(page.document.querySelector('a[href="tel:02079460303"]')).not.toBeNull();
  expect(page.document.querySelector('a[href="https://advocacy.example/"]')).not.toBeNull();
  expect((await guest.get(`${FIND}/${SUFFOLK}?format=large`)).body).toContain('app-large');
});

test('a council that has ended leads to whoever came after it: by its old name, its districts and its old address', async () => {
  const { find, guest } = await atTheDoor(BEFORE_POSTCODES);
  const lives = async (typed: string) => (await find(typed)).page().text;
  expect(await lives('Bournemouth')).toContain('if you live in Bournemouth, Christchurch and Poole');
  expect(await lives('Harrogate')).toContain('if you live in North Yorkshire');
  const cumbria = (await find('cumbria county council')).page();
  expect(cumbria.text).toContain('Which of these do you mean?');
  expect(cumbria.all('section li')).toEqual(['Cumberland', 'Westmorland and Furness']);
  expect((await guest.get(`${FIND}/E10000027`)).to).toBe(`${FIND}/E06000066`);
  expect((await guest.get(`${FIND}/E10000021`)).page().all('section li')).toEqual([
    'North Northamptonshire',
    'West Northamptonshire',
  ]);
  expect(await lives('Somerset')).toContain('if you live in Somerset');
});

test('a name that several have is asked about, and one that none has is told', async () => {
  const { find } = await atTheDoor(BEFORE_POSTCODES);
  const several = (await find('Newcastle')).page();
  expect(several.text).toContain('Which of these do you mean?');
  expect(several.all('section li')).toEqual(['Newcastle upon Tyne', 'Newcastle-under-Lyme (Staffordshire)']);
  for (const typed of ['Xyzzy', '', '   ', 'a'.repeat(200), '💥', '<script>']) {
    const none = await find(typed);
    expect([typed, none.status, none.page().errors.length]).toEqual([typed, 422, 1]);
  }
  const postcode = await find('AN1 1AA');
  expect(postcode.page().errors).toEqual(['We cannot look up postcodes here. Enter the name of your council']);
});

test('a place that only looks like the name of a council is asked about, by the public and on the desk, and no list takes it', async () => {
  const { find, ada, staff, asSystem } = await atTheDoor();
  const guesses = {
    Tunbridge: 'Tunbridge Wells (Kent)',
    Berkshire: 'West Berkshire',
    Bedfordshire: 'Central Bedfordshire',
  };
  for (const [typed, meant] of Object.entries(guesses)) {
    const page = (await find(typed)).page();
    expect([typed, page.text]).toEqual([typed, expect.stringContaining('Which of these do you mean?')]);
    expect(page.all('section li')).toEqual([meant]);
  }
  for (const typed of ['London', 'the council', 'Royal Borough'])
    expect([typed, (await find(typed)).page().errors.length]).toEqual([typed, 1]);
  expect((await find('City of London')).page().text).toContain('if you live in City of London');
  const sam = await staff('officer', 'Sam Reid');
  const kase = await asSystem((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now }));
  const asked = await sam.post(`/desk/cases/${kase.ref}/advocate/place`, { where: 'Berkshire' });
  expect([asked.status, asked.page().all('form li')]).toEqual([200, ['West Berkshire']]);
  const lines = 'Council,Advocate\nBerkshire,Riverside Voice\nLondon,Riverside Voice\nSuffolk,Anytown Advocacy';
  const done = (await ada.post(`${KEPT}/import`, { lines, checked: 'yes' })).page().text;
  expect(done).toContain('1 taken, 2 refused.');
  expect(done).toContain('Line 2 (Berkshire): “Berkshire” may be West Berkshire. Give its code');
  expect(done).toContain('Line 3 (London): We know no council called “London”');
});

test('what is planned for later is not taken away by a list: the line is refused and says so', async () => {
  const { set, ada, guest, clock } = await atTheDoor();
  await set({});
  await set({ name: 'Riverside Voice', from: '1 April 2027' });
  const lines = 'Council,Advocate\nSuffolk,Hill Advocates\nLeeds,Hill Advocates';
  const done = (await ada.post(`${KEPT}/import`, { lines, checked: 'yes' })).page().text;
  expect(done).toContain('1 taken, 1 refused.');
  expect(done).toContain('Line 2 (Suffolk): From Thursday 1 April 2027 something else is planned. Change it by hand');
  clock.now = new Date('2027-04-01T10:00:00Z');
  expect((await guest.get(`${FIND}/${SUFFOLK}`)).page().text).toContain('Riverside Voice');
});

test('a postcode leads to its council and stands in no address; of other countries it is said', async () => {
  const world = await atTheDoor();
  await world.set({});
  const sent = await world.guest.post(FIND, { where: 'an1 1aa' });
  expect([sent.status, sent.to]).toEqual([303, `${FIND}/${SUFFOLK}`]);
  expect((await world.find('ANI IAA')).page().errors).toHaveLength(1);
  expect((await world.find('an1  iaa')).page().text).toContain('Anytown Advocacy');
  expect((await world.find('ZY1 1AA')).page().text).toContain('In Scotland this help is given in another way');
  expect((await world.find('ZX1 1AA')).page().text).toContain('if you live in Wales');
  expect((await world.find('AN1 9ZZ')).page().errors).toEqual([
    'We do not know this postcode. Check it, or enter the name of your council',
  ]);
  expect((await world.find('AN1')).page().errors[0]).toContain('Enter the whole postcode');
  expect((await world.find('ZW1 1AA')).page().errors[0]).toContain('We do not know the council of this postcode');
  for (const council of ['E99999999', 'narnia', "'", 'W06000015'])
    expect((await world.guest.get(`${FIND}/${encodeURIComponent(council)}`)).status).toBe(404);
});

test('who gives it changes from a day on, is taken back, and what was not looked at for half a year says so', async () => {
  const { set, guest, clock, staff } = await atTheDoor();
  await set({});
  await set({ name: 'Riverside Voice', from: 'tomorrow' });
  const seen = async () => (await guest.get(`${FIND}/${SUFFOLK}`)).page().text;
  expect(await seen()).toContain('Anytown Advocacy');
  clock.now = new Date('2026-11-25T10:00:00Z');
  expect(await seen()).toContain('Riverside Voice');
  const bo = await staff('administrator', 'Bo Lind');
  expect((await bo.get(`${KEPT}/${SUFFOLK}`)).page().text).toContain('To Tuesday 24 November');
  expect((await bo.post(`${KEPT}/${SUFFOLK}/removal`, { from: '2026-11-25' })).to).toBe(`${KEPT}/${SUFFOLK}?done=back`);
  expect(await seen()).toContain('Anytown Advocacy');
  expect((await bo.post(`${KEPT}/${SUFFOLK}/removal`, { from: '2026-11-25' })).status).toBe(404);
  clock.now = new Date('2027-06-25T10:00:00Z');
  expect(await seen()).toContain('It may have changed. If it does not work: Call Suffolk council');
  const cy = await staff('administrator', 'Cy Hart');
  expect((await cy.get('/desk')).page().text).toContain('Advocates to check1');
  await cy.post(`${KEPT}/${SUFFOLK}/check`);
  expect(await seen()).toContain('Last checked 25 June.');
  expect((await cy.post(`${KEPT}/${SUFFOLK}/check`)).status).toBe(303);
  await cy.post(`${KEPT}/${SUFFOLK}`, { name: '', from: 'today' });
  expect(await seen()).toContain('We do not know yet who gives this help where you live.');
});

test('what is wrong with it is said, nobody else may change it, and no other trust has it', async () => {
  const { set, staff, ada } = await atTheDoor();
  const wrong = await set({ name: '', phone: 'ring us', website: 'javascript:alert(1)', from: 'someday' });
  expect([wrong.status, wrong.page().errors.length]).toEqual([422, 3]);
  expect((await set({ name: '' })).page().errors).toEqual(['Enter who gives the help']);
  expect((await set({ from: '1/11/2026' })).page().errors).toEqual(['Enter today or a later day']);
  expect((await set({}, 'E06999998')).status).toBe(404);
  const sam = await staff('officer', 'Sam Reid');
  expect((await sam.post(`${KEPT}/${SUFFOLK}`, {})).status).toBe(403);
  expect((await sam.get(KEPT)).status).toBe(200);
  await set({});
  expect((await ada.get(`${KEPT}?q=ipswich`)).page().text).toContain('Suffolk (Ipswich): Anytown Advocacy');
  const far = await (await newTrust()).staff('manager', 'Far Away');
  expect((await far.get(KEPT)).page().text).toContain('Known: 0 of 153 areas');
});

test('on a case it is found by the address of the person, told, kept as it stood, and printed', async () => {
  const world = await newWorld();
  const { sam, kase } = world;
  const mia = await world.staff('manager', 'Mia Long');
  await mia.post(`${KEPT}/${SUFFOLK}`, { name: 'Anytown Advocacy', phone: '020 7946 0303', from: 'today' });
  await sam.as((ctx) => addWay(ctx, world.grace, { kind: 'address', value: '1 Mill Lane\nAnytown\nAN1 2BC' }));
  const at = `/desk/cases/${kase.ref}/advocate`;
  const side = async () => (await sam.get(`/desk/cases/${kase.ref}`)).page().text;
  expect(await side()).not.toContain('Independent help');
  await sam.post(`/desk/cases/${kase.ref}/route`, { route: 'complaint', channel: 'phone' });
  expect(await side()).toContain('Suffolk: Anytown Advocacy, 020 7946 0303. Not told yet.');
  const page = (await sam.get(at)).page();
  expect(page.text).toContain('By their address');
  const press = () => sam.post(at, { council: SUFFOLK, person: world.grace.id, how: 'spoken' });
  expect((await press()).to).toBe(`${at}?done=told`);
  await press();
  await mia.post(`${KEPT}/${SUFFOLK}`, { name: 'Riverside Voice', from: 'today' });
  const told = (await sam.get(at)).page();
  expect(told.all('.app-as-typed').at(-1)).toBe('Anytown Advocacy 020 7946 0303');
  expect(await side()).toContain('Grace Okafor was told of Anytown Advocacy');
  const paper = told.document.querySelector('a[href$="/paper"]')?.getAttribute('href') ?? '';
  const printed = (await sam.get(paper)).page().text;
  expect(printed).toContain('020 7946 0303');
  expect(printed).not.toContain('Grace');
  expect((await sam.post(at, { council: SUFFOLK, person: world.trust.id, how: 'spoken' })).page().errors).toEqual([
    'Choose whom you told',
  ]);
  const elsewhere = await sam.post(`${at}/place`, { where: 'ZZ1 1AA' });
  expect(elsewhere.to).toBe(`${at}?council=E08000003`);
  expect((await sam.post(`${at}/place`, { where: 'ZY1 1AA' })).page().errors[0]).toContain('Scotland');
  expect((await sam.get(`${at}?council=E08000003`)).page().text).toContain('Nobody is known for this area.');
  // The letter about complaints names whoever helps where its reader lives.
  const begun = await sam.as(async (ctx) =>
    startLetter(ctx, await findCase(ctx, kase.ref), { kind: 'how_to_complain', to: world.grace.id }),
  );
  expect(begun?.body).toContain('Riverside Voice');
});

test('an advocate whom nobody has looked at for half a year is said with a warning, and stands on no paper', async () => {
  const world = await newWorld();
  const { kase, grace, clock, staff } = world;
  const mia = await staff('manager', 'Mia Long');
  await mia.post(`${KEPT}/${SUFFOLK}`, { name: 'Anytown Advocacy', phone: '020 7946 0303', from: 'today' });
  await world.sam.as((ctx) => addWay(ctx, grace, { kind: 'address', value: '1 Mill Lane\nAnytown\nAN1 2BC' }));
  clock.now = new Date('2027-06-25T10:00:00Z');
  const sam = await staff('officer', 'Sam Late');
  const at = `/desk/cases/${kase.ref}/advocate`;
  const tell = async (how: string) => {
    const council = (await sam.get(at)).page();
    return sam.post(at, { council: SUFFOLK, seen: council.value('seen'), person: grace.id, how });
  };
  expect((await sam.get(at)).page().text).toContain('Look at its details before you tell them.');
  for (const how of ['paper', 'written'])
    expect((await tell(how)).page().errors).toEqual([
      'It is not checked. Look at its details first, then give it in writing.',
    ]);
  expect((await tell('spoken')).to).toBe(`${at}?done=told`);
  const begun = await sam.as(async (ctx) =>
    startLetter(ctx, await findCase(ctx, kase.ref), { kind: 'how_to_complain', to: grace.id }),
  );
  expect(begun?.body).not.toContain('Anytown Advocacy');
});

test('an advocate that changed since the officer looked is looked at again; somebody without a name is told as well', async () => {
  const { sam, staff } = await newWorld();
  const mia = await staff('manager', 'Mia Long');
  await mia.post(`${KEPT}/${SUFFOLK}`, { name: 'Anytown Advocacy', phone: '020 7946 0303', from: 'today' });
  const ref = await sam.as(
    async (ctx) => (await openCase(ctx, { type: 'concern', owner: null, receivedAt: ctx.now })).ref,
  );
  const at = `/desk/cases/${ref}/advocate`;
  const read = async () => (await sam.get(`${at}?council=${SUFFOLK}`)).page();
  const before = await read();
  expect(before.text).not.toContain('Whom did you tell?');
  const tell = (seen: string, how: string) => sam.post(at, { council: SUFFOLK, seen, how });
  await mia.post(`${KEPT}/${SUFFOLK}`, { name: 'Riverside Voice', phone: '020 7946 0404', from: 'today' });
  const again = (await tell(before.value('seen'), 'paper')).page();
  expect(again.errors).toEqual(['Riverside Voice changed since you looked. Look at it again.']);
  expect(again.text).toContain('020 7946 0404');
  expect((await tell(again.value('seen'), 'paper')).to).toBe(`${at}?done=told`);
  expect((await tell(again.value('seen'), 'written')).page().errors).toHaveLength(1);
  expect((await read()).text).toContain('Somebody, 10am on Tuesday 24 November');
});

test('an address in a county that ended may be of several councils: the officer chooses, and none is taken for it', async () => {
  const world = await newWorld();
  const { sam, kase } = world;
  const mia = await world.staff('manager', 'Mia Long');
  for (const [council, name] of [
    ['E06000058', 'Harbour Advocates'],
    ['E06000059', 'Hill Advocates'],
  ])
    await mia.post(`${KEPT}/${council}`, { name: name ?? '', from: 'today' });
  await sam.as((ctx) => addWay(ctx, world.grace, { kind: 'address', value: '1 Mill Lane\nAnytown\nZV1 1AA' }));
  await sam.post(`/desk/cases/${kase.ref}/route`, { route: 'complaint', channel: 'phone' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).not.toContain('Harbour Advocates');
  const at = `/desk/cases/${kase.ref}/advocate`;
  const page = (await sam.get(at)).page();
  expect(page.text).toContain('By their address, one of these:');
  expect(page.all('form li')).toEqual(['Bournemouth, Christchurch and Poole', 'Dorset']);
  expect(page.text).not.toContain('Harbour Advocates');
  expect((await sam.get(`${at}?council=E06000059`)).page().text).toContain('Hill Advocates');
});

test('Settings say which edition of the postcodes is loaded and how the next one is; with none, what people do instead', async () => {
  const at = '/desk/settings/postcodes';
  const empty = await atTheDoor(BEFORE_POSTCODES);
  const boss = await empty.staff('manager', 'Bea Marsh');
  const none = (await boss.get(at)).page().text;
  expect(none).toContain('No postcodes are loaded. People are asked for the name of their council, and that works.');
  expect(none).toContain('npm run import:postcodes -- ONSPD_NOV_2026_UK.zip');
  expect((await boss.get(KEPT)).page().text).toContain('How to load them');
  expect((await empty.ada.get(at)).status).toBe(403);
  const { staff } = await atTheDoor();
  const mia = await staff('manager', 'Mia Long');
  const page = (await mia.get(at)).page().text;
  expect(page).toContain('EditionONSPD_TEST.csvLoaded6am on Tuesday 24 November');
  expect(page).toContain('These councils are not in our list: E06999999 (1 of the postcodes).');
});

test('an edition is told by the name of its file, and is old after a quarter', () => {
  const files = ['ONSPD_NOV_2026_UK.csv', 'nspl_feb_2027_uk.csv', 'ONSPD_August_2026_UK.csv', 'ONSPD_TEST.csv', 'x'];
  expect(files.map((file) => editionIn(file)?.words)).toEqual([
    'November 2026',
    'February 2027',
    'August 2026',
    undefined,
    undefined,
  ]);
  const edition = { words: 'November 2026', begins: '2026-11-01' };
  expect(['2027-02-28', '2027-03-02'].map((day) => isOld(edition, day))).toEqual([false, true]);
});

test('a postcode is read however it is written, and out of an address', () => {
  expect(['an1 2bc', 'AN12BC', ' an1-2bc ', 'AN1 2 BC'].map(postcodeKey)).toEqual(Array(4).fill('AN12BC'));
  expect([postcodeKey('AN1 O1A'), postcodeKey('W1A 0AX'), postcodeKey('EC1A 1BB')]).toEqual([
    'AN10IA',
    'W1A0AX',
    'EC1A1BB',
  ]);
  expect(['AN1', 'hello', '12345', 'AN1 22C', ''].map(postcodeKey)).toEqual(Array(5).fill(undefined));
  expect(postcodeIn('1 Mill Lane, Anytown an1 2bc')).toBe('AN12BC');
  expect(postcodeIn('1 Mill Lane\nAnytown, AN1 2BC.\nEngland')).toBe('AN12BC');
  expect(postcodeIn('Flat 2BC\nAnytown')).toBeUndefined();
});

test('a whole name goes before names that begin so', () => {
  const council = (code: string, name: string, districts: string[] = []) => ({ code, name, also: [], districts });
  const all = [council('1', 'East Riding of Yorkshire'), council('2', 'York'), council('3', 'North Yorkshire')];
  expect(councilsMeant('City of York', all).map((one) => one.council.name)).toEqual(['York']);
  expect(
    councilsMeant('yorkshire', all)
      .map((one) => one.council.code)
      .sort(),
  ).toEqual(['1', '3']);
});

test('a list is looked at, taken from today on with every refused line said, and taken back as a whole', async () => {
  const { ada, set, guest, staff } = await atTheDoor();
  await set({}, 'E08000003');
  const lines = [
    'Council code,Council,Advocate,Phone,Website,Notes',
    'E10000029,,Riverside Voice,020 7946 0404,riverside.example,x',
    ',Manchester,Riverside Voice,020 7946 0404,,',
    'E06999998,Newshire,Newshire Advocates,020 7946 0505,,',
    'E06999997,,Nobody,,,',
    'W06000015,Cardiff,Somebody,,,',
    ',Narnia,Somebody,,,',
    ',Leeds,,,,',
    ',Leeds,Somebody,ring us,,',
    ',Suffolk,Twice,,,',
  ].join('\n');
  const look = (await ada.post(`${KEPT}/import/looks`, { lines })).page();
  expect(look.text).toContain('2 new1 changed0 as they are already6 refused');
  expect(look.text).toContain('Manchester: Anytown Advocacy, 020 7946 0303 → Riverside Voice, 020 7946 0404');
  expect(look.text).toContain('Newshire (a council that is new here): Newshire Advocates');
  expect(look.text).toContain('Columns that are not read: Notes');
  for (const why of [
    'Line 5 (E06999997): E06999997 is not in our list of councils. Give its name, too',
    'Line 6 (Cardiff): “W06000015” is no code of a council that has this duty',
    'Line 7 (Narnia): We know no council called “Narnia”',
    'Line 8 (Leeds): It does not say who gives the help',
    'Line 9 (Leeds): “ring us” is not a phone number',
    'Line 10 (Suffolk): The same council is on line 2',
  ])
    expect(look.text).toContain(why);
  const seen = async (council: string) => (await guest.get(`${FIND}/${council}`)).page().text;
  expect(await seen('E08000003')).toContain('Anytown Advocacy');
  expect((await ada.post(`${KEPT}/import`, { lines })).page().text).toContain('3 taken, 6 refused.');
  expect(await seen('E08000003')).toContain('We do not know yet'); // not checked
  expect((await ada.get(KEPT)).page().text).toContain('Not yet checked. The public does not see it.');
  await ada.post(`${KEPT}/E08000003/check`);
  expect(await seen('E08000003')).toContain('Riverside Voice');
  expect((await guest.submit(FIND, { where: 'newshire' })).page().text).toContain('if you live in Newshire');
  const undo = (await ada.get(`${KEPT}/import`)).page().document.querySelector('form[action$="/removal"]');
  const at = undo?.getAttribute('action') ?? '';
  expect((await ada.post(at)).to).toBe(`${KEPT}?done=back`);
  expect((await ada.post(at)).status).toBe(303);
  expect(await seen('E08000003')).toContain('Anytown Advocacy');
  expect((await ada.get(KEPT)).page().text).toContain('Known: 1 of 153 areas');
  expect((await ada.post(`${KEPT}/import`, { lines: 'a,b\n1,2', checked: 'yes' })).status).toBe(422);
  const sam = await staff('officer', 'Sam Reid');
  expect((await sam.post(`${KEPT}/import`, { lines })).status).toBe(403);
  const far = await (await newTrust()).staff('manager', 'Far Away');
  expect((await far.post(at)).status).toBe(404);
});

test('a list does not bring back a council that ended: it says whose code to give', async () => {
  const { ada, guest, asSystem } = await atTheDoor();
  const lines = [
    'Council code,Council,Advocate',
    'E10000006,Cumbria,Lakeland Voice',
    'e10000002,,Chiltern Voice',
    'E06000063,,Lakeland Voice',
  ].join('\n');
  const done = (await ada.post(`${KEPT}/import`, { lines, checked: 'yes' })).page().text;
  expect(done).toContain('1 taken, 2 refused.');
  const look = (await ada.post(`${KEPT}/import/looks`, { lines })).page().text;
  expect(look).toContain(
    'Line 2 (Cumbria): E10000006 is Cumbria, which has ended. Give Cumberland (E06000063) or Westmorland and Furness (E06000064)',
  );
  expect(look).toContain('E10000002 is Buckinghamshire, which has ended. Give Buckinghamshire (E06000060)');
  // Nor does what a list said of one before it was refused.
  await asSystem(async (ctx) => {
    const row = await ctx.db
      .selectFrom('advocates')
      .selectAll()
      .where('trust_id', '=', ctx.trust.id)
      .executeTakeFirst();
    if (!row) throw new Error('The list took nothing');
    const old = { id: newId(ctx.now), council: 'E10000006', council_name: 'Cumbria' };
    await ctx.db
      .insertInto('advocates')
      .values({ ...row, ...old })
      .execute();
  });
  expect((await guest.submit(FIND, { where: 'cumbria' })).page().all('section li')).toEqual([
    'Cumberland',
    'Westmorland and Furness',
  ]);
});

test('a list that we checked is public at once, and what was changed after it stays when it is taken back', async () => {
  const { ada, guest, clock } = await atTheDoor();
  const lines = 'Council\tAdvocate\nSuffolk\tRiverside Voice\nLeeds\tRiverside Voice';
  await ada.post(`${KEPT}/import`, { lines, checked: 'yes' });
  const seen = async (council: string) => (await guest.get(`${FIND}/${council}`)).page().text;
  expect(await seen(SUFFOLK)).toContain('Riverside Voice');
  clock.now = new Date(clock.now.getTime() + 60_000);
  await ada.post(`${KEPT}/${SUFFOLK}`, { name: 'Anytown Advocacy', from: 'today' });
  const undo = (await ada.get(`${KEPT}/import`)).page().document.querySelector('form[action$="/removal"]');
  await ada.post(undo?.getAttribute('action') ?? '');
  expect(await seen(SUFFOLK)).toContain('Anytown Advocacy');
  expect(await seen('E08000035')).toContain('We do not know yet');
});

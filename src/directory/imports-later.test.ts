// A feed that comes again, and an import that is taken back after something else happened.
import { expect, test } from 'vitest';
import { HELP, importer, service } from '../../test/feeds.ts';

const UNSAID = { assured_date: undefined };
const OTHER_PHONE = { contacts: [{ phones: [{ number: '020 7946 0077' }] }] };

test('words of a feed that nobody looked at are for officers only, even where somebody had checked the words before', async () => {
  const { take, entry, ada, isPublic } = await importer();
  await take([service(1, UNSAID)]);
  const at = await entry();
  await ada.post(`${at}/checks`);
  expect((await ada.get(at)).page().text).toContain('Last checked Tuesday 24 November by Ada Bell.');
  expect(await isPublic(at)).toBe(true);
  await take([service(1, { ...UNSAID, ...OTHER_PHONE })]);
  const page = (await ada.get(at)).page();
  expect(page.text).toContain('020 7946 0077');
  expect(page.text).toContain('Nobody of this trust has checked it.');
  expect(await isPublic(at)).toBe(false);
});

test('the day that its publisher gives is the publisher’s check, never that of somebody here', async () => {
  const { take, entry, ada, isPublic } = await importer();
  await take([service(1, UNSAID)]);
  const at = await entry();
  await ada.post(`${at}/checks`);
  await take([service(1, OTHER_PHONE)]); // assured on 1 November
  const page = (await ada.get(at)).page();
  expect(page.text).toContain('Last checked Sunday 1 November.');
  expect(await isPublic(at)).toBe(true);
});

test('a crisis line stays as it is here, whatever a feed says of it', async () => {
  const { take, takeBack, entry, ada, edit, isPublic } = await importer();
  const first = await take([service(1)]);
  const at = await entry();
  await edit(at, { crisis: 'yes' });
  const again = await take([service(1, { name: 'Another name', ...UNSAID, ...OTHER_PHONE })]);
  await take([service(1, { status: 'defunct' })]);
  for (const one of [again, first]) await takeBack(one);
  const page = (await ada.get(at)).page();
  expect(page.heading).toBe('Lunch club 1');
  expect(page.text).toContain('020 7946 0031');
  expect(page.text).toContain('Last checked Tuesday 24 November by Ada Bell.');
  expect(await isPublic(at)).toBe(true);
});

test('a feed that says the same half a year later is vouched for again, or checked by its publisher: it stays public', async () => {
  for (const renewed of ['vouched', 'assured']) {
    const { take, takeBack, entry, later, send, isPublic } = await importer();
    await take([service(1, UNSAID)], { vouched: 'yes' });
    const at = await entry();
    const ann = await later(170);
    const feed = [service(1, renewed === 'assured' ? { assured_date: '2027-05-01' } : UNSAID)];
    const looked = (await ann.get((await send(feed, undefined, ann)).to)).page();
    expect(looked.text).toContain('The same as before: 1 service');
    expect(looked.text).toContain('Nothing in it is new or changed.');
    const again = await take(feed, renewed === 'vouched' ? { vouched: 'yes' } : {}, ann);
    expect((await ann.get(again)).page().text).toContain('Taken in: 1 service.');
    const bea = await later(20);
    expect([renewed, await isPublic(at)]).toEqual([renewed, true]);
    await takeBack(again, bea);
    expect([renewed, await isPublic(at)]).toEqual([renewed, false]);
    expect((await bea.get(at)).page().text).toContain('Last checked Tuesday 24 November 2026 by Ada Bell.');
  }
});

test('the same feed neither vouched for nor checked anew touches nothing', async () => {
  const { take, entry, ada } = await importer();
  const hall = { service_at_locations: [{ location: { name: 'Hall', addresses: [{ postal_code: 'M1 1AA' }] } }] };
  await take([service(1, hall)]);
  const at = await entry();
  const version = async () => (await ada.get(`${at}/edit`)).page().value('version');
  const before = await version();
  const again = await take([service(1, hall)]);
  expect((await ada.get(again)).page().text).toContain('Taken in: 0 services.');
  expect(await version()).toBe(before);
});

test('a check made here since the import stays when the import is taken back, if the words are the same', async () => {
  const { take, takeBack, entry, later } = await importer();
  await take([service(1, UNSAID)], { vouched: 'yes' });
  const at = await entry();
  const ann = await later(10);
  const again = await take([service(1, UNSAID)], { vouched: 'yes' }, ann);
  const bea = await later(10);
  await bea.post(`${at}/checks`);
  await takeBack(again, bea);
  expect((await bea.get(at)).page().text).toContain('Last checked Monday 14 December by Late Bell.');
});

test('what somebody here took out after the import stays out when the import is taken back', async () => {
  const { ada, take, takeBack, names, entry } = await importer();
  await take([service(1)]);
  const again = await take([service(1, { name: 'Lunch club One' })]);
  await ada.post(`${await entry()}/closure`);
  await takeBack(again);
  expect(await names('lunch')).toEqual([]);
  expect((await ada.get(await entry())).page().text).toContain('Taken out of the directory');
});

test('imports of one feed are taken back the last one first', async () => {
  const { ada, take, takeBack, names } = await importer();
  const first = await take([service(1)]);
  const second = await take([service(1, { name: 'Lunch club One' })]);
  const page = (await ada.get(first)).page();
  expect(page.text).not.toContain('Take all of it back');
  expect(page.text).toContain(
    'A later import of this feed was taken in. To take this one back, take that one back first.',
  );
  const refused = await takeBack(first);
  expect([refused.status, refused.page().text]).toEqual([
    422,
    expect.stringContaining('A later import of this feed was taken in. Take that one back first.'),
  ]);
  expect(await names('lunch')).toEqual(['Lunch club One']);
  await takeBack(second);
  expect(await names('lunch')).toEqual(['Lunch club 1']);
  await takeBack(first);
  expect(await names('lunch')).toEqual([]);
});

test('of two imports that were looked at before either was taken in, each takes back what it did itself', async () => {
  const { ada, send, runJobs, takeBack, names } = await importer();
  const { to: one } = await send([service(1)]);
  const { to: other } = await send([service(1, { name: 'Lunch club One' })]);
  for (const at of [one, other]) {
    await ada.post(`${at}/taking`);
    await runJobs();
  }
  expect(await names('lunch')).toEqual(['Lunch club One']);
  await takeBack(other);
  expect(await names('lunch')).toEqual(['Lunch club 1']);
});

test('two imports of one feed are not worked through at the same time', async () => {
  const { ada, send, runJobs } = await importer();
  const { to: one } = await send([service(1)]);
  const { to: other } = await send([service(2)]);
  await ada.post(`${one}/taking`);
  const refused = await ada.post(`${other}/taking`);
  expect([refused.status, refused.page().text]).toEqual([
    422,
    expect.stringContaining('Another import of this feed is being worked through.'),
  ]);
  await runJobs();
  expect((await ada.post(`${other}/taking`)).status).toBe(303);
});

test('what a feed closes leaves the directory, is named before it does, and comes back when the import is taken back', async () => {
  for (const status of ['defunct', 'inactive', 'temporarily closed']) {
    const { ada, send, take, takeBack, names, entry, isPublic } = await importer();
    await take([service(1)], { vouched: 'yes' });
    const at = await entry();
    const feed = [service(1, { status, name: null }), service(2, { status })];
    const looked = (await ada.get((await send(feed)).to)).page();
    expect(looked.text).toContain('Not offered any more: 1 service');
    expect(looked.all('.app-results__item')).toEqual([
      'Service 1 (Lunch club 1)',
      `Service 2 (Lunch club 2): It is not active: ${status}`,
    ]);
    const again = await take(feed);
    expect([await names('lunch'), await isPublic(at)]).toEqual([[], false]);
    await takeBack(again);
    expect([await names('lunch'), await isPublic(at)]).toEqual([['Lunch club 1'], true]);
    await take(feed);
    await take([service(1)]); // open again
    expect(await names('lunch')).toEqual(['Lunch club 1']);
  }
});

test('while an import is taken back its page says so', async () => {
  const { ada, take, runJobs } = await importer();
  const at = await take([service(1)]);
  await ada.post(`${at}/taking-back`);
  await ada.post(`${at}/taking-back`); // a second press
  const page = (await ada.get(at)).page();
  expect(page.heading).toBe('Anytown Council: being taken back');
  await runJobs();
  expect((await ada.get(at)).page().heading).toBe('Anytown Council: taken back');
  expect((await ada.get(`${HELP}?q=lunch`)).page().all('.app-places h3')).toEqual([]);
});

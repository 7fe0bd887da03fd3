import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { addPerson, changeCase, findCase } from '../cases/index.ts';
import { changePerson, findPerson } from '../people/index.ts';
import { listBookings } from './bookings.ts';
import { wantInterpreter } from './wanted.ts';

async function withBen() {
  const world = await newWorld();
  await world.sam.as(async (ctx) => {
    await changePerson(ctx, await findPerson(ctx, world.grace.id), {
      name: 'Ben Shaw',
      call_me: 'Ben',
      needs: ['bsl'],
    });
  });
  const base = `/desk/cases/${world.kase.ref}/bookings`;
  const fields = {
    person: world.grace.id,
    kind: 'bsl',
    day: 'today',
    time: '3pm',
    minutes: '60',
    how: 'ward',
    place: 'Ward 7B',
  };
  return { ...world, base, fields };
}

test('a BSL visit is offered where it is needed, promised until it is confirmed, and asked about afterwards', async () => {
  const { sam, kase, base, fields, grace } = await withBen();
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Book a BSL visit');
  expect((await sam.get(`/desk/people/${grace.id}`)).page().text).toContain(`Book a BSL visit for ${kase.ref}`);
  expect((await sam.get(`${base}/new`)).page().value('kind')).toBe('bsl');
  expect((await sam.post(base, fields)).status).toBe(303);
  expect((await sam.get('/desk')).page().text).toContain('Book BSL interpreter for Ben Shaw');
  const [booking] = (await sam.as((ctx) => listBookings(ctx, kase))).filter(({ state }) => state === 'wanted');
  const at = `${base}/${booking?.id}`;
  await sam.post(`${at}/confirmation`, { provider: 'Signs of Anytown', reference: 'S-17' });
  await sam.post(`${at}/confirmation`, { provider: 'Signs of Anytown', reference: 'S-17' });
  const day = (await sam.get('/desk')).page();
  expect(day.text).not.toContain('Book BSL interpreter for');
  expect(day.all('.app-agenda li').filter((line) => line.includes('BSL interpreter with Ben Shaw'))).toHaveLength(1);
  const refused = await sam.post(`${at}/outcome`, { state: 'done', outcome: 'He understood it all' });
  expect([refused.status, refused.page().errors]).toEqual([422, ['Choose if it was right for them']]);
  expect(refused.page().value('outcome')).toBe('He understood it all');
  await sam.post(`${at}/outcome`, { state: 'done', was_right: 'yes', outcome: 'He understood it all' });
  await sam.post(`${at}/outcome`, { state: 'cancelled' });
  const page = (await sam.get(base)).page().text;
  for (const words of ['Took place', 'Right for them', 'He understood it all', 'reference S-17'])
    expect(page).toContain(words);
  expect((await sam.get('/desk')).page().text).not.toContain('BSL interpreter with Ben Shaw');
});

test('where somebody has died, My day says to call off who was booked for them', async () => {
  const { sam, kase, base, fields, grace } = await withBen();
  await sam.post(base, fields);
  const [booking] = (await sam.as((ctx) => listBookings(ctx, kase))).filter(({ state }) => state === 'wanted');
  await sam.post(`${base}/${booking?.id}/confirmation`, { provider: 'Signs of Anytown', reference: 'S-17' });
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, grace.id), { died: true }));
  const day = (await sam.get('/desk')).page().text;
  expect(day).toContain('Ben Shaw has died: call off what was booked');
  expect(day).not.toContain('BSL interpreter with Ben Shaw');
  await sam.post(`${base}/${booking?.id}/outcome`, { state: 'cancelled' });
  expect((await sam.get('/desk')).page().text).not.toContain('call off what was booked');
});

test('a booked visit is neither ticked off nor moved in My day: both are said where it was booked', async () => {
  const { sam, kase, base, fields } = await withBen();
  await sam.post(base, fields);
  const [booking] = (await sam.as((ctx) => listBookings(ctx, kase))).filter(({ state }) => state === 'wanted');
  await sam.post(`${base}/${booking?.id}/confirmation`, { provider: 'Signs of Anytown', reference: 'S-17' });
  const promise = (await sam.as((ctx) => listBookings(ctx, kase))).find(({ id }) => id === booking?.id)?.promise_id;
  const acts = (await sam.get(`/desk/promises/${promise}`)).page().all('button');
  expect([acts.some((label) => label.startsWith('Move')), acts.some((label) => label.startsWith('Done'))]).toEqual([
    false,
    false,
  ]);
  const refused = await sam.post(`/desk/promises/${promise}/keeping`, {});
  expect([refused.status, refused.page().errors]).toEqual([422, ['Open the booking and say what came of it']]);
  expect((await sam.get('/desk')).page().text).toContain('BSL interpreter with Ben Shaw');
});

test('where nobody was free it is still to be booked', async () => {
  const { sam, kase, base, fields } = await withBen();
  await sam.post(base, fields);
  const [booking] = (await sam.as((ctx) => listBookings(ctx, kase))).filter(({ state }) => state === 'wanted');
  await sam.post(`${base}/${booking?.id}/outcome`, { state: 'not_available' });
  expect((await sam.get('/desk')).page().text).toContain('Book BSL interpreter for Ben Shaw');
});

test('somebody else is booked for the one for whom nobody was free; all others are still to be found', async () => {
  const { sam, base, kase, fields, ada } = await withBen();
  await sam.as(async (ctx) => addPerson(ctx, await findCase(ctx, kase.ref), ada.id, 'other'));
  const hers = { ...fields, person: ada.id, kind: 'language', language: 'Igbo', time: '4pm' };
  for (const wanted of [fields, { ...fields, time: '5pm' }, hers]) {
    await sam.post(base, wanted);
    const fresh = (await sam.as((ctx) => listBookings(ctx, kase))).filter(({ state }) => state === 'wanted');
    for (const { id } of fresh) await sam.post(`${base}/${id}/outcome`, { state: 'not_available' });
  }
  const toFind = async () => {
    const found = (await sam.get('/desk')).page().text.match(/Book (?:BSL i|I)nterpreter(?: \(Igbo\))? for \w+/g);
    return [...new Set(found)].sort();
  };
  const both = ['Book BSL interpreter for Ben', 'Book Interpreter (Igbo) for Ada'];
  expect(await toFind()).toEqual(both);
  const links = (await sam.get(base)).page().document.querySelectorAll('a[href*="instead="]');
  expect(links).toHaveLength(3);
  // Ada’s, at the next day: it alone gives way. A second press is one.
  const adas = [...links].find(({ textContent }) => textContent?.includes('Ada'))?.getAttribute('href') ?? '';
  const { document } = (await sam.get(adas)).page();
  const chosen = (what: string) => document.querySelector(what)?.getAttribute('value');
  const instead = chosen('input[name="instead"][checked]') ?? '';
  expect([chosen('select[name="person"] option[selected]'), instead]).toEqual([ada.id, adas.split('instead=')[1]]);
  const anew = { ...hers, day: 'tomorrow', instead };
  await sam.post(base, anew);
  await sam.post(base, anew);
  expect(await toFind()).toEqual(both);
  expect((await sam.as((ctx) => listBookings(ctx, kase))).filter(({ state }) => state === 'wanted')).toHaveLength(1);
  expect((await sam.get(base)).page().document.querySelectorAll('a[href*="instead="]')).toHaveLength(2);
  // At the same time for the same person, another is what was sought.
  await sam.post(base, { ...fields, provider: 'Signs of Anytown' });
  expect((await sam.get(base)).page().document.querySelectorAll('a[href*="instead="]')).toHaveLength(1);
  expect(await toFind()).toEqual(both);
});

test('a booking needs a person of this case, and a time that is still to come', async () => {
  const { sam, base, fields } = await withBen();
  const wrong = async (change: Record<string, string>) =>
    (await sam.post(base, { ...fields, ...change })).page().errors;
  expect(await wrong({ time: '9am' })).toEqual(['Enter a time that is still to come']);
  expect(await wrong({ day: 'some day' })).toEqual(['Enter a day, like tomorrow or 26 November']);
  expect(await wrong({ person: sam.id })).toEqual(['Choose somebody of this case']);
  expect(await wrong({ minutes: '5' })).toEqual(['Enter minutes from 10 to 600, like 60']);
  expect((await sam.post(`${base}/${sam.id}/outcome`, { state: 'done' })).status).toBe(404);
});

test('nobody who is not to be phoned is booked an interpreter by phone', async () => {
  const { sam, kase, ada, base, fields } = await withBen();
  const deaf = await sam.post(base, { ...fields, how: 'phone' });
  expect([deaf.status, deaf.page().errors]).toEqual([422, ['Do not phone Ben Shaw. Choose another way to meet.']]);
  expect(await sam.as((ctx) => listBookings(ctx, kase))).toEqual([]);
  await sam.post(base, { ...fields, person: ada.id, kind: 'language', language: 'Igbo', how: 'phone' });
  expect((await sam.get(base)).page().text).toContain('by phone');
});

test('after a death nobody is booked for the person who died, also where only the case says so', async () => {
  const { sam, kase, ada, base, fields } = await withBen();
  await sam.as(async (ctx) => {
    await changePerson(ctx, await findPerson(ctx, ada.id), { needs: ['bsl'] });
    await changeCase(ctx, await findCase(ctx, kase.ref), { after_death: true });
  });
  const shown = (await sam.get(`/desk/cases/${kase.ref}`)).page().text;
  expect(shown).toContain('Book a BSL visit for Ben');
  expect(shown).not.toContain('Book a BSL visit for Ada');
  expect((await sam.get(`/desk/people/${ada.id}`)).page().text).not.toContain('Book a BSL visit');
  expect((await sam.get(`${base}/new`)).page().text).not.toContain('Ada');
  expect((await sam.post(base, { ...fields, person: ada.id })).page().errors).toEqual(['Choose somebody of this case']);
  await sam.as(async (ctx) => wantInterpreter(ctx, await findCase(ctx, kase.ref), await findPerson(ctx, ada.id)));
  expect((await sam.get('/desk')).page().text).not.toContain('Book BSL interpreter for Ada');
});

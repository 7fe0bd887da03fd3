import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { makePromise, openCase } from '../cases/index.ts';
import { atLocal } from '../platform/time.ts';
import { remindOften } from './reminders.jobs.ts';

const PAGE = '/desk/settings/ladders';

async function team() {
  const home = await newTrust();
  const sam = await home.staff('officer', 'Sam Reid');
  const priya = await home.staff('officer', 'Priya Nair');
  const lena = await home.staff('senior_officer', 'Lena Ortiz');
  const mia = await home.staff('manager', 'Mia Long');
  const lateCall = () =>
    sam.as(async (ctx) => {
      const kase = await openCase(ctx, { type: 'thanks', owner: sam.id, receivedAt: ctx.now });
      const due = atLocal('2026-11-24', '16:00');
      return makePromise(ctx, { kind: 'call_back', owner: sam.id, case: kase.id, due });
    });
  const told = () =>
    home.asSystem((ctx) =>
      ctx.db
        .selectFrom('promises')
        .select(['owner_id', 'about', 'kind'])
        .where('trust_id', '=', ctx.trust.id)
        .where('kind', 'in', ['look_into', 'ask_route'])
        .where('state', '=', 'open')
        .orderBy('id')
        .execute(),
    );
  const at = async (day: string, time = '10:00') => {
    home.clock.now = atLocal(day, time);
    await home.asSystem((ctx) => remindOften.run(ctx));
    return told();
  };
  const calls = async (day: string) =>
    (await at(day)).filter(({ about }) => about.startsWith('Call')).map(({ owner_id }) => owner_id);
  return { ...home, sam, priya, lena, mia, lateCall, at, calls };
}

test('the manager sets who is told of a late call: first the deputy, then the lead, each from a day on', async () => {
  const { sam, priya, lena, mia, lateCall, calls } = await team();
  const before = (await mia.get(PAGE)).page();
  expect(before.text).toContain('1 working day after');
  const saved = await mia.post(`${PAGE}/promise`, {
    ...{ days1: '2', whom1: 'senior_officer', days2: '1', whom2: 'deputy' },
    from: 'today',
  });
  expect(saved.to).toBe(`${PAGE}?done=saved`);
  expect((await mia.post('/desk/settings/deputies', { user: sam.id, deputy: priya.id })).to).toBe(
    `${PAGE}?done=deputy`,
  );
  const page = (await mia.get(PAGE)).page().text;
  expect(page).toContain(
    'Calls we promised: 1 working day after the owner’s deputy, 2 working days after a senior officer',
  );
  expect(page).toMatch(/Sam Reid\s*Priya Nair/);
  await lateCall();
  expect(await calls('2026-11-25')).toEqual([priya.id]);
  expect(await calls('2026-11-26')).toEqual([priya.id, lena.id]);
  expect(await calls('2026-12-03')).toEqual([priya.id, lena.id]);
});

test('a planned change can be taken back, and what held before goes on; without a deputy the lead is told', async () => {
  const { sam, lena, mia, lateCall, calls } = await team();
  await mia.post(`${PAGE}/promise`, { days1: '5', whom1: 'deputy', from: '25/11/2026' });
  await mia.post(`${PAGE}/promise`, { days1: '1', whom1: 'deputy', from: '25/11/2026' });
  const back = { ladder: 'promise', from: '2026-11-25' };
  expect((await sam.post('/desk/settings/ladder-removal', back)).status).toBe(403);
  expect((await mia.post('/desk/settings/ladder-removal', back)).to).toBe(`${PAGE}?done=back`);
  expect((await mia.post('/desk/settings/ladder-removal', back)).status).toBe(404);
  const page = (await mia.get(PAGE)).page().text;
  expect(page).not.toContain('owner’s deputy');
  await mia.post(`${PAGE}/promise`, { days1: '1', whom1: 'deputy', from: 'today' });
  await lateCall();
  expect(await calls('2026-11-25')).toEqual([lena.id]);
});

test('steps that make no sense are refused and stay as they were chosen', async () => {
  const { sam, mia } = await team();
  const send = (fields: Record<string, string>, ladder = 'aim') => mia.post(`${PAGE}/${ladder}`, fields);
  const none = await send({ from: 'today' });
  expect([none.status, none.page().errors]).toEqual([422, ['Keep at least one step, so that somebody is told']]);
  const twice = await send({ days1: '1', whom1: 'owner', days2: '1', whom2: 'manager', from: 'today' });
  expect(twice.page().errors).toEqual(['Two steps fall on the same day. Change one of them.']);
  expect((await send({ days1: '1', from: '1/1/2020' })).page().errors).toEqual(['Enter today or a later day']);
  expect((await send({ days1: '-3', from: 'today' }, 'promise')).page().errors).toEqual(['Choose a day from the list']);
  expect((await send({ days1: '1', whom1: 'everybody', from: 'today' })).status).toBe(422);
  expect((await send({ days1: '1', from: 'today' }, 'toString')).status).toBe(404);
  expect((await sam.get(PAGE)).status).toBe(403);
  const own = await mia.post('/desk/settings/deputies', { user: sam.id, deputy: sam.id });
  expect([own.status, own.page().errors]).toEqual([422, ['Choose somebody else: nobody is their own deputy']]);
  expect((await mia.post('/desk/settings/deputies', { user: sam.id, deputy: 'x' })).status).toBe(404);
});

test('a deputy of this trust only, and taken away again', async () => {
  const { sam, priya, mia } = await team();
  const stranger = await (await newTrust()).staff('officer', 'Olu Stranger');
  expect((await mia.post('/desk/settings/deputies', { user: sam.id, deputy: stranger.id })).status).toBe(404);
  await mia.post('/desk/settings/deputies', { user: sam.id, deputy: priya.id });
  await mia.post('/desk/settings/deputies', { user: sam.id, deputy: '' });
  expect((await mia.get(PAGE)).page().text).toContain('Nobody has a deputy.');
});

test('before the 12 months to complain end their officer is asked to ask; after them, to decide with a reason', async () => {
  const { sam, at } = await team();
  const open = () => sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now }));
  const [near, passed] = [await open(), await open()];
  const happened = (ref: string, day: string) =>
    sam.post(`/desk/cases/${ref}/happened`, { happened: day, noticed: '', version: '1' });
  expect((await happened(near.ref, '4/12/2025')).status).toBe(303);
  expect((await happened(passed.ref, '3/11/2025')).status).toBe(303);
  const limits = async () =>
    (await at('2026-11-24')).filter(({ about }) => about.includes('12 months')).map(({ kind, about }) => [kind, about]);
  const decide = 'What happened is more than 12 months ago. Decide, with a reason, whether it can be a complaint';
  const asked = 'The 12 months to make a complaint end on Friday 4 December';
  const both = [
    ['look_into', decide],
    ['ask_route', asked],
  ];
  expect(await limits()).toEqual(both);
  expect(await limits()).toEqual(both);
  const day = (await sam.get('/desk?all=yes')).page().text;
  expect(day).toContain(decide);
  expect(day).toContain(`${asked}.`);
  await sam.post(`/desk/cases/${passed.ref}/late-matter`, { decision: 'not_as_complaint', reason: 'Nobody remembers' });
  expect(await limits()).toEqual([['ask_route', asked]]);
});

test('what is near its time or late is listed a page at a time, and not what somebody may not open', async () => {
  const { sam, lena, priya } = await team();
  for (let n = 0; n < 14; n += 1)
    await sam.as((ctx) =>
      openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: new Date(ctx.now.getTime() - n * 60_000) }),
    );
  const first = (await lena.get('/desk/near-their-time')).page();
  expect(first.text.match(/PAL-26-/g)).toHaveLength(25);
  const links = [...first.document.querySelectorAll('main a')];
  const more = links.find(({ textContent }) => textContent === 'Show more')?.getAttribute('href') ?? '';
  const second = (await lena.get(more)).page();
  expect(second.text.match(/PAL-26-/g)?.length).toBeGreaterThan(10);
  const seen = new Set([...(first.text.match(/PAL-26-\d+/g) ?? []), ...(second.text.match(/PAL-26-\d+/g) ?? [])]);
  expect(seen.size).toBe(14);
  expect((await priya.get('/desk/near-their-time?after=nonsense_x')).status).toBe(200);
});

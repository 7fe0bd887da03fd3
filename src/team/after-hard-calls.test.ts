import { expect, test } from 'vitest';
import { desk, newCall } from '../../test/calling.ts';
import { type Desk, newTrust } from '../../test/harness.ts';
import { at, promised } from '../../test/promised.ts';
import { findCase, findPromise } from '../cases/index.ts';
import { giveBackAll } from './cover.ts';

async function hardCall(sam: Desk) {
  const call = await newCall(sam);
  await sam.postJson(`${call.to}/cards`, { card: 'upset' });
  return { call, done: await call.finish({ notes: 'She cried and could not go on.', next: 'sorted' }) };
}

test('after a hard call fifteen minutes are one press away; colleagues are offered what is due, and one press ends them', async () => {
  const { sam, staff, clock } = await desk();
  const [priya, mo] = [await staff('officer', 'Priya Shah'), await staff('manager', 'Mo Khan')];
  await promised(sam, 'Grace Okafor', { promise: { due: at('24', '10:10') } });
  const { done } = await hardCall(sam);
  expect((await sam.get(done.to)).page().one('.app-offer')).toContain('That sounded hard. You can take 15 minutes.');
  await sam.post('/desk/me/breaks');
  await sam.post('/desk/me/breaks');
  expect((await sam.get('/desk/cases')).page().one('.app-alerts')).toContain('You are marked as away until 10:15am.');
  expect((await priya.get('/desk')).page().one('#cover')).toContain('Call Grace Okafor');
  expect((await mo.get('/desk/team')).page().text).toContain('Sam is away until 10:15am');
  clock.now = at('24', '10:05');
  const ending =
    (await sam.get('/desk')).page().document.querySelector('.app-alerts form')?.getAttribute('action') ?? '';
  expect((await sam.post(ending)).to).toBe('/desk');
  expect((await sam.get('/desk')).page().one('.app-alerts')).toBe('');
  expect((await priya.get('/desk')).page().one('#cover')).toBe('');
});

test('a call without a help card offers nothing; a mark is one’s own, once, and only counted', async () => {
  const { sam, staff } = await desk();
  const [priya, mo] = [await staff('officer', 'Priya Shah'), await staff('manager', 'Mo Khan')];
  const quiet = await (await newCall(sam)).finish({ notes: 'Where is X-ray?', next: 'sorted' });
  expect((await sam.get(quiet.to)).page().one('.app-offer')).toBe('');
  const { call } = await hardCall(sam);
  expect((await priya.post(`/desk/contacts/${call.id}/hard-call`)).status).toBe(404);
  for (const _ of [1, 2]) expect((await sam.post(`/desk/contacts/${call.id}/hard-call`)).status).toBe(303);
  const row = (await mo.get('/desk/team'))
    .page()
    .all('.app-team tbody tr')
    .find((line) => line.includes('Sam Reid'));
  expect(row).toContain('Hard calls this week 1');
});

test('a talk with a colleague stands in their next day, without a word of the call', async () => {
  const { sam, staff } = await desk();
  const priya = await staff('officer', 'Priya Shah');
  expect((await sam.post('/desk/me/talks', { colleague: '' })).status).toBe(422);
  await sam.post('/desk/me/talks', { colleague: priya.id });
  expect((await priya.get('/desk')).page().text).toContain('Talk with Sam Reid after a hard call');
});

test('whoever is asked to join a call is told on every page', async () => {
  const { sam, staff } = await desk();
  const priya = await staff('officer', 'Priya Shah');
  const call = await newCall(sam);
  await sam.postJson(`${call.to}/company`, { join_who: priya.id });
  const alert = (await priya.get('/desk/cases')).page().one('.app-alerts');
  expect(alert).toContain('Sam needs a second person on a call.');
  await priya.post(`${call.to}/joining`);
  expect((await priya.get('/desk/cases')).page().one('.app-alerts')).toBe('');
});

test('a leaver’s cases, promises and unfinished words go on, and nothing of theirs is left', async () => {
  const { staff, asSystem } = await newTrust();
  const [mo, sam, priya] = [await staff('manager', 'Mo Khan'), await staff(), await staff('officer', 'Priya Shah')];
  const { kase, promise } = await promised(sam, 'Grace Okafor');
  await sam.patch(`/desk/drafts/note/${kase.id}`, { fields: { body: 'Half a thought' }, revision: 0, tab: 'one' });
  const to = `/desk/team/${sam.id}/handover`;
  const look = await mo.post(to, { all: priya.id, [`to_${kase.ref}`]: priya.id });
  expect(look.page().text).toContain('1 case to Priya Shah');
  expect(await mo.as(async (ctx) => (await findCase(ctx, kase.ref)).owner_id)).toBe(sam.id);
  expect((await mo.post(to, { act: 'do' })).status).toBe(422);
  await mo.post(`/desk/settings/staff/${sam.id}/closure`);
  const answer = await mo.post(to, { [`to_${kase.ref}`]: priya.id, act: 'do' });
  expect([answer.status, answer.to.includes('done=handed')]).toEqual([303, true]);
  const now = await mo.as(async (ctx) => [
    (await findCase(ctx, kase.ref)).owner_id,
    (await findPromise(ctx, promise.id)).owner_id,
  ]);
  expect(now).toEqual([priya.id, priya.id]);
  expect((await mo.get(`/desk/cases/${kase.ref}`)).body).toContain('Half a thought');
  expect((await priya.get(to)).status).toBe(403);
  await asSystem((ctx) => giveBackAll(ctx));
});

test('what was covered comes back by itself when the leave has ended', async () => {
  const { staff, asSystem, clock } = await newTrust();
  const [sam, priya] = [await staff(), await staff('officer', 'Priya Shah')];
  const { promise } = await promised(priya, 'Grace Okafor', { promise: { due: at('25', '11:00') } });
  const to = (await priya.post('/desk/me/away', { from: '25/11/2026', back: 'yes' })).to.split('?')[0] ?? '';
  await priya.post(to, { all: sam.id, act: 'do' });
  const holder = () => asSystem(async (ctx) => (await findPromise(ctx, promise.id)).owner_id);
  await asSystem((ctx) => giveBackAll(ctx));
  expect(await holder()).toBe(sam.id);
  clock.now = at('26', '00:05');
  await asSystem((ctx) => giveBackAll(ctx));
  expect(await holder()).toBe(priya.id);
});

test('a view is shared with the team by whose it is, renamed and kept again; each sees only what they may open', async () => {
  const { staff } = await newTrust();
  const [sam, priya] = [await staff(), await staff('officer', 'Priya Shah')];
  await sam.post('/desk/cases/views', { name: 'Deaths', query: 'view=team&mark=after_death' });
  const id =
    (await sam.get('/desk/cases?view=team&mark=after_death')).body.match(/views\/([\w-]+)\/removal/)?.[1] ?? '';
  const tabs = async () => (await priya.get('/desk/cases')).page().all('.app-subnav a');
  expect(await tabs()).not.toContain('Deaths');
  await sam.post(`/desk/cases/views/${id}`, { name: 'After a death', shared: 'yes' });
  expect(await tabs()).toContain('After a death');
  expect((await priya.post(`/desk/cases/views/${id}`, { name: 'Mine now' })).status).toBe(404);
  expect((await priya.post(`/desk/cases/views/${id}/removal`)).status).toBe(404);
  await sam.post(`/desk/cases/views/${id}`, { name: 'After a death' });
  expect(await tabs()).not.toContain('After a death');
});

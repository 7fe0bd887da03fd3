import { expect, test } from 'vitest';
import { type Desk, newWorld } from '../../test/world.ts';
import { casesByIds, lockOut } from '../cases/index.ts';
import { openWithReason, setReasonDays } from './openings.ts';

/** Grace's case, which the manager restricted to themself. */
async function restricted() {
  const world = await newWorld();
  const mia = await world.staff('manager', 'Mia Long');
  const address = `/desk/cases/${world.kase.ref}`;
  await mia.post(`${address}/restriction`, { kind: 'colleague', reason: 'The patient is a colleague' });
  return { ...world, mia, address };
}

test('a restricted case is opened with a reason by somebody who is not named, and the manager sees who and why', async () => {
  const { sam, mia, address, kase } = await restricted();
  const wall = await sam.get(address);
  expect([wall.status, wall.page().one('h1')]).toEqual([403, `Restricted case – ${kase.ref}`]);
  expect(wall.body).not.toContain('Okafor');
  const empty = await sam.post(`${address}/access`, { reason: ' ' });
  expect([empty.status, empty.page().errors]).toEqual([422, ['Choose why', 'Write why you need to open it']]);
  expect((await sam.get(address)).status).toBe(403);
  expect(
    (await sam.post(`${address}/access`, { why: 'on_the_phone', reason: 'She is ringing about his operation' })).to,
  ).toBe(address);
  expect((await sam.get(address)).page().one('.app-timeline')).toContain('Opened with a reason');
  const list = (await mia.get(`${address}/access`)).page();
  expect(list.all('tbody tr').sort()).toEqual([
    expect.stringContaining('Mia LongYesThe patient is a colleague'),
    expect.stringContaining(
      'Sam ReidUntil Tuesday 1 December, with a reasonThe person is on the phone or at the desk now',
    ),
  ]);
});

test('a case stays shut to the complaints team and to volunteers, with a reason or without', async () => {
  const { staff, address } = await restricted();
  const cora = await staff('complaints', 'Cora Bell');
  const wall = await cora.get(address);
  expect([wall.status, wall.page().all('main form')]).toEqual([403, []]);
  expect((await cora.post(`${address}/access`, { why: 'other', reason: 'I am curious' })).status).toBe(403);
});

test('who is locked out of a case cannot open it with a reason: it does not exist for them', async () => {
  const { sam, staff, kase } = await newWorld();
  const mia = await staff('manager', 'Mia Long');
  const address = `/desk/cases/${kase.ref}`;
  expect((await mia.post(`${address}/exclusion`, { reason: 'His mother' })).page().errors).toEqual([
    'Choose at least one colleague who may not know of this case.',
  ]);
  expect((await mia.post(`${address}/exclusion`, { names: sam.id, reason: '' })).page().errors).toEqual(['Write why']);
  await mia.post(`${address}/exclusion`, { names: sam.id, reason: 'His mother' });
  expect((await sam.get(address)).status).toBe(404);
  expect((await sam.post(`${address}/access`, { why: 'other', reason: 'Please' })).status).toBe(404);
  expect((await mia.get(`${address}/access`)).page().all('tbody tr')).toEqual([
    expect.stringContaining('Sam ReidNo, locked outHis mother'),
  ]);
});

test('only who shares out the work decides who may open a case', async () => {
  const { sam, kase } = await newWorld();
  const address = `/desk/cases/${kase.ref}`;
  expect((await sam.post(`${address}/restriction`, { kind: 'other', reason: 'x' })).status).toBe(403);
  expect((await sam.get(`${address}/access`)).page().all('main form')).toEqual([]);
  expect((await sam.get(address)).page().text).not.toContain('Who may open this');
});

test('a record that was merged into somebody is hidden with them, from whoever is locked out of their only case', async () => {
  const { sam, kase, grace, staff } = await newWorld();
  const bob = await staff('officer', 'Bob Lee');
  expect((await bob.get('/desk/search?q=Okafr')).page().text).toContain('Grace Okafor');
  await sam.as((ctx) => lockOut(ctx, kase, { names: [bob.id], reason: 'Near to the family' }));
  for (const path of ['/desk/search?q=Okafr', '/desk/search?q=Okafor']) {
    expect((await bob.get(path)).page().text).not.toContain('Grace');
    expect((await sam.get(path)).page().text).toContain('Grace Okafor');
  }
  const merged = await bob.as((ctx) => ctx.db.selectFrom('people').select('name').execute());
  expect(merged).toEqual([]);
  expect((await bob.get(`/desk/people/${grace.id}`)).status).toBe(404);
});

const DAY = 86_400_000;

const openings = (desk: Desk) =>
  desk.as((ctx) => ctx.db.selectFrom('case_openings').selectAll().orderBy('id').execute());

test('a reason opens a case for seven days, then a new reason is needed; the trust may set fewer', async () => {
  const { sam, mia, address, kase, clock } = await restricted();
  // A session does not last for days: the verbs are asked.
  const opens = (desk: Desk) => desk.as(async (ctx) => (await casesByIds(ctx, [kase.id])).size === 1);
  await sam.post(`${address}/access`, { why: 'cover', reason: 'Priya is away' });
  clock.now = new Date(clock.now.getTime() + 7 * DAY - 1000);
  expect(await opens(sam)).toBe(true);
  clock.now = new Date(clock.now.getTime() + 1000);
  expect([await opens(sam), await opens(mia)]).toEqual([false, true]);
  await mia.as((ctx) => setReasonDays(ctx, 1));
  await sam.as((ctx) => openWithReason(ctx, kase.id, { why: 'cover', reason: 'Priya is still away' }));
  expect(await opens(sam)).toBe(true);
  clock.now = new Date(clock.now.getTime() + DAY);
  expect(await opens(sam)).toBe(false);
});

test('a manager has it in My day to look into each opening; one who opens it themself is looked into by another', async () => {
  const { sam, mia, staff, address } = await restricted();
  await sam.post(`${address}/access`, { why: 'safety', reason: 'She may be in danger' });
  expect((await mia.get('/desk')).page().text).toContain('Look into why Sam Reid opened a restricted case');
  const max = await staff('manager', 'Max Hill');
  expect((await max.get('/desk')).page().text).not.toContain('Look into');
  await max.post(`${address}/access`, { why: 'manager', reason: 'A complaint about how we handle it' });
  expect((await mia.get('/desk')).page().text).toContain('Look into why Max Hill opened a restricted case');
});

test('each try at a restricted case that is refused is kept, and so is that of somebody who is locked out', async () => {
  const { sam, mia, staff, address, kase } = await restricted();
  const priya = await staff('officer', 'Priya Nair');
  await mia.post(`${address}/exclusion`, { names: priya.id, reason: 'Her cousin' });
  await sam.get(address);
  await sam.get(address); // a reload is the same try
  expect((await priya.get(address)).status).toBe(404);
  await priya.post(`${address}/access`, { why: 'other', reason: 'Please' });
  await sam.get('/desk/cases/PAL-26-9999');
  const kept = await openings(mia);
  expect(kept.map(({ user_id, granted, case_id }) => [user_id, granted, case_id])).toEqual([
    [sam.id, false, kase.id],
    [priya.id, false, kase.id],
  ]);
  expect(await openings(priya)).toEqual([]);
});

test('a restriction is lifted with a reason: everybody opens the case again, but for those who are locked out', async () => {
  const { sam, mia, staff, address } = await restricted();
  const priya = await staff('officer', 'Priya Nair');
  await mia.post(`${address}/exclusion`, { names: priya.id, reason: 'Her cousin' });
  expect((await sam.post(`${address}/lifting`, { reason: 'x' })).status).toBe(403);
  expect((await mia.post(`${address}/lifting`, { reason: '' })).page().errors).toEqual(['Write why']);
  await mia.post(`${address}/lifting`, { reason: 'He has left the trust' });
  const page = (await sam.get(address)).page();
  expect(page.text).toContain('No longer restricted: He has left the trust');
  expect((await sam.get(`${address}/access`)).page().text).toContain('Every officer of this PALS');
  expect((await priya.get(address)).status).toBe(404);
  expect((await mia.post(`${address}/access/${priya.id}/removal`)).status).toBe(303);
  expect((await priya.get(address)).status).toBe(200);
});

test('who is taken off the list may not open the case any more; the last who may is never taken off', async () => {
  const { sam, mia, address } = await restricted();
  await mia.post(`${address}/restriction`, { kind: 'legal', names: sam.id, reason: 'Knows the family' });
  expect((await sam.get(address)).status).toBe(200);
  expect((await mia.get(`${address}/access`)).page().text).toContain('Legal: a claim, an inquest, the police');
  await mia.post(`${address}/access/${sam.id}/removal`);
  expect((await sam.get(address)).status).toBe(403);
  expect((await mia.post(`${address}/access/${sam.id}/removal`)).status).toBe(404);
  const last = await mia.post(`${address}/access/${mia.id}/removal`);
  expect([last.status, last.page().errors]).toEqual([
    422,
    ['Name somebody else first: nobody would be left who may open this case.'],
  ]);
});

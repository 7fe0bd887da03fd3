import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { lockOut } from './index.ts';

/** Grace's case, which the manager restricted to themself. */
async function restricted() {
  const world = await newWorld();
  const mia = await world.staff('manager', 'Mia Long');
  const address = `/desk/cases/${world.kase.ref}`;
  await mia.post(`${address}/restriction`, { reason: 'The patient is a colleague' });
  return { ...world, mia, address };
}

test('a restricted case is opened with a reason by somebody who is not named, and the manager sees who and why', async () => {
  const { sam, mia, address, kase } = await restricted();
  const wall = await sam.get(address);
  expect([wall.status, wall.page().one('h1')]).toEqual([403, `Restricted case – ${kase.ref}`]);
  expect(wall.body).not.toContain('Okafor');
  const empty = await sam.post(`${address}/access`, { reason: ' ' });
  expect([empty.status, empty.page().errors]).toEqual([422, ['Write why you need to open it']]);
  expect((await sam.get(address)).status).toBe(403);
  expect((await sam.post(`${address}/access`, { reason: 'She is on the phone now' })).to).toBe(address);
  expect((await sam.get(address)).page().one('.app-timeline')).toContain('Opened with a reason');
  const list = (await mia.get(`${address}/access`)).page();
  expect(list.all('tbody tr').sort()).toEqual([
    expect.stringContaining('Mia LongYesThe patient is a colleague'),
    expect.stringContaining('Sam ReidYesShe is on the phone now'),
  ]);
});

test('a case stays shut to the complaints team and to volunteers, with a reason or without', async () => {
  const { staff, address } = await restricted();
  const cora = await staff('complaints', 'Cora Bell');
  const wall = await cora.get(address);
  expect([wall.status, wall.page().all('main form')]).toEqual([403, []]);
  expect((await cora.post(`${address}/access`, { reason: 'I am curious' })).status).toBe(403);
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
  expect((await sam.post(`${address}/access`, { reason: 'Please' })).status).toBe(404);
  expect((await mia.get(`${address}/access`)).page().all('tbody tr')).toEqual([
    expect.stringContaining('Sam ReidNo, locked outHis mother'),
  ]);
});

test('only who shares out the work decides who may open a case', async () => {
  const { sam, kase } = await newWorld();
  const address = `/desk/cases/${kase.ref}`;
  expect((await sam.post(`${address}/restriction`, { reason: 'x' })).status).toBe(403);
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

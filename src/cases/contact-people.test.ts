import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';

async function world() {
  const known = await newWorld();
  const at = `/desk/cases/${known.kase.ref}/contacts/${known.contact}/people`;
  const timeline = async () => (await known.sam.get(`/desk/cases/${known.kase.ref}`)).page().one('.app-timeline');
  return { ...known, at, timeline };
}

test('who else was on a call is added from its entry: somebody of the case with one press, anybody else by name', async () => {
  const { sam, ada, kase, at, timeline } = await world();
  expect(await timeline()).toContain('Add somebody');
  expect((await sam.get(at)).page().text).toContain('Add Ada Okafor');
  expect((await sam.post(at, { name: ada.name, name_id: ada.id })).to).toBe(`/desk/cases/${kase.ref}?done=people`);
  await sam.post(at, { name: ada.name, name_id: ada.id });
  expect(await timeline()).toContain('Call from Grace Okafor, with Ada Okafor');
  await sam.post(at, { name: 'Ben Shaw' });
  expect(await timeline()).toContain('Call from Grace Okafor, with Ada Okafor and Ben Shaw');
  expect((await sam.get(`/desk/cases/${kase.ref}/people`)).page().text).toContain('Ben Shaw');
  await sam.post(`${at}/${ada.id}/removal`);
  expect(await timeline()).toContain('Call from Grace Okafor, with Ben Shaw');
  expect((await sam.post(`${at}/${ada.id}/removal`)).status).toBe(404);
});

test('nobody, the caller again, and somebody we may know are refused in words', async () => {
  const { sam, grace, at } = await world();
  const errors = async (fields: Record<string, string>) => (await sam.post(at, fields)).page().errors;
  expect(await errors({ name: '' })).toEqual(['Enter a name']);
  expect(await errors({ name: grace.name, name_id: grace.id })).toEqual(['The contact is with them already']);
  expect(await errors({ name: 'Ada Okafr' })).toEqual([
    'We may know them already. Choose them from the list, or add them under People.',
  ]);
});

test('an entry that is struck out takes nobody, and another trust’s does not exist', async () => {
  const { sam, kase, contact, ada, at } = await world();
  const stranger = await (await newTrust()).staff('officer', 'Olu Stranger');
  expect((await stranger.post(at, { name: 'Ben Shaw' })).status).toBe(404);
  await sam.post(`/desk/cases/${kase.ref}/contacts/${contact}/error`, { reason: 'Wrong case' });
  expect((await sam.post(at, { name: ada.name, name_id: ada.id })).status).toBe(404);
});

import { expect, test } from 'vitest';
import { newTrust, TUESDAY } from '../../test/harness.ts';

const NOTE = '/desk/drafts/note/0198c0de-0000-7000-8000-000000000001';

async function desks() {
  const home = await newTrust();
  return { ...home, sam: await home.staff('officer', 'Sam Reid'), priya: await home.staff('officer', 'Priya Nair') };
}

const words = (body: string) => ({ fields: { body } });

test('words are kept as they are typed, and the officer is told when', async () => {
  const { sam } = await desks();
  expect((await sam.patch(NOTE, { revision: 0, tab: 'a', ...words('Her mother') })).json()).toEqual({
    revision: 1,
    saved: '10am',
  });
  expect((await sam.patch(NOTE, { revision: 1, tab: 'a', ...words('Her mother fell.') })).json()).toMatchObject({
    revision: 2,
  });
});

test('a second window is told that the words are open elsewhere, and may take them over', async () => {
  const { sam, clock } = await desks();
  await sam.patch(NOTE, { revision: 0, tab: 'a', ...words('Her mother fell.') });
  const second = await sam.patch(NOTE, { revision: 1, tab: 'b' });
  expect([second.status, second.json().reason]).toEqual([409, 'lease']);
  const taken = await sam.patch(NOTE, { revision: 1, tab: 'b', take: true });
  expect(taken.json()).toMatchObject({ revision: 1, fields: { body: 'Her mother fell.' } });
  expect((await sam.patch(NOTE, { revision: 1, tab: 'a', ...words('x') })).status).toBe(409);
  clock.now = new Date(TUESDAY.getTime() + 31_000);
  expect((await sam.patch(NOTE, { revision: 1, tab: 'a', ...words('A dead tab never locks.') })).status).toBe(200);
});

test('a window that closes lets go at once', async () => {
  const { sam } = await desks();
  await sam.patch(NOTE, { revision: 0, tab: 'a', ...words('Her mother fell.'), leave: true });
  expect((await sam.patch(NOTE, { revision: 1, tab: 'b', ...words('Her mother fell last week.') })).status).toBe(200);
});

test('what another window saved meanwhile is never overwritten: it is given back', async () => {
  const { sam } = await desks();
  await sam.patch(NOTE, { revision: 0, tab: 'a', ...words('one') });
  await sam.patch(NOTE, { revision: 1, tab: 'a', ...words('two') });
  const late = await sam.patch(NOTE, { revision: 1, tab: 'a', ...words('three') });
  expect([late.status, late.json()]).toEqual([409, { reason: 'revision', revision: 2, fields: { body: 'two' } }]);
});

test('a form that sends some of its fields leaves the others as they are', async () => {
  const { sam } = await desks();
  await sam.patch(NOTE, { revision: 0, tab: 'a', fields: { body: 'one', place: 'Ward 7B' } });
  await sam.patch(NOTE, { revision: 1, tab: 'a', ...words('two') });
  const all = await sam.patch(NOTE, { revision: 2, tab: 'b', take: true });
  expect(all.json().fields).toEqual({ body: 'two', place: 'Ward 7B' });
});

test('nobody else sees the words, not even under the same address', async () => {
  const { sam, priya } = await desks();
  await sam.patch(NOTE, { revision: 0, tab: 'a', ...words('Her mother fell.') });
  expect((await priya.patch(NOTE, { revision: 0, tab: 'b', ...words('Mine.') })).json()).toMatchObject({ revision: 1 });
  const rows = await priya.as((ctx) => ctx.db.selectFrom('drafts').selectAll().execute());
  expect(rows.map((row) => row.fields)).toEqual([{ body: 'Mine.' }]);
});

test('words that became a record do not come back as a draft', async () => {
  const { sam } = await desks();
  expect((await sam.patch(NOTE, { revision: 7, tab: 'a', ...words('late') })).status).toBe(410);
});

test('what is not a draft is refused, and nothing is stored', async () => {
  const { sam } = await desks();
  const bad = [
    {},
    { revision: 'x', tab: 'a' },
    { revision: 0, tab: 'a', fields: [] },
    { revision: 0, tab: 'a', fields: { a: 1 } },
    { revision: 0, tab: 'a', fields: { a: '\0' } },
  ];
  for (const body of bad) expect((await sam.patch(NOTE, body)).status).toBe(422);
  expect((await sam.patch('/desk/drafts/NOTE/x%20y', { revision: 0, tab: 'a' })).status).toBe(404);
  expect(await sam.as((ctx) => ctx.db.selectFrom('drafts').selectAll().execute())).toEqual([]);
});

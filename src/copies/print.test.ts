import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { listViews } from '../audit/index.ts';
import { masked } from '../cases/index.ts';

test('a print without personal details names nobody and leaves free text out', async () => {
  const { sam, kase } = await newWorld();
  await sam.post(`/desk/cases/${kase.ref}/notes`, { body: 'Grace can be reached on 07700 900123.' });
  const page = (await sam.get(`/desk/cases/${kase.ref}/print?details=without`)).page();
  expect(page.text).toContain('Read before handing over');
  for (const secret of ['Grace', 'Okafor', '07700', 'reached on']) expect(page.text).not.toContain(secret);
});

test('with free text chosen, known names and numbers are masked', async () => {
  const { sam, kase } = await newWorld();
  await sam.post(`/desk/cases/${kase.ref}/notes`, { body: 'Grace’s number is 07700 900123. She is worried.' });
  const page = (await sam.get(`/desk/cases/${kase.ref}/print?details=without&text=yes`)).page();
  expect(page.text).toContain('[name] number is [number]. She is worried.');
  expect(page.text).toContain('free text can hold more than we could find');
  expect(page.text).not.toContain('Okafor');
});

test('a print with details holds everything, and is recorded as such', async () => {
  const { sam, kase } = await newWorld();
  const page = (await sam.get(`/desk/cases/${kase.ref}/print?details=with`)).page();
  expect(page.text).toContain('Grace Okafor');
  expect(page.text).toContain('07700 900123');
  expect(page.one('.app-print-header')).toContain(`${kase.ref} – confidential – printed by Sam Reid`);
  const views = await sam.as((ctx) => listViews(ctx, { case: kase.id, most: 5 }));
  expect(views.map(({ what }) => what)).toEqual(['print']);
});

test('nothing is printed before it is chosen how', async () => {
  const { sam, kase } = await newWorld();
  const page = (await sam.get(`/desk/cases/${kase.ref}/print`)).page();
  expect(page.text).toContain('Without personal details');
  expect(page.text).not.toContain('Okafor');
  expect(await sam.as((ctx) => listViews(ctx, { case: kase.id, most: 5 }))).toEqual([]);
});

test('names are masked as whole words, numbers, dates, emails and postcodes by their look', () => {
  const names = ['Ann O’Neill', 'Mr Ray Hill'];
  expect(masked('Ann and RAY went uphill; Hill said annually.', names)).toBe(
    '[name] and [name] went uphill; [name] said annually.',
  );
  expect(masked('Born 01/02/1950, NHS 943 476 5919, a@b.org, LS1 4AP, bed 12', names)).toBe(
    'Born [date], NHS [number], [email], [postcode], [bed]',
  );
});

import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { loadTargets } from './index.ts';

const PAGE = '/desk/settings/aims';

async function office() {
  const home = await newTrust();
  const mia = await home.staff('manager', 'Mia Long');
  const days = (kind: string, day: string) => mia.as(async (ctx) => (await loadTargets(ctx, day)).get(kind)?.amount);
  return { ...home, mia, days };
}

test('a changed aim holds for cases received from its day on, and the old one keeps its days', async () => {
  const { mia, days } = await office();
  const sent = await mia.post(PAGE, { kind: 'concern', amount: '7', unit: 'working_days', from: '1/12/2026' });
  expect(sent.to).toBe(`${PAGE}?done=saved`);
  expect([await days('concern', '2026-11-30'), await days('concern', '2026-12-01')]).toEqual([5, 7]);
  const page = (await mia.get(sent.to)).page();
  expect(page.text).toContain('A concern is sorted: 7 working days, from Tuesday 1 December');
  expect(page.text).toContain('A concern is sorted5 working days');
});

test('a change is taken back, and what held before goes on', async () => {
  const { mia, days } = await office();
  await mia.post(PAGE, { kind: 'update', amount: '3', unit: 'working_days', from: 'today' });
  expect(await days('update', '2026-11-24')).toBe(3);
  await mia.post(`${PAGE}/removal`, { kind: 'update', from: '2026-11-24' });
  expect(await days('update', '2027-03-01')).toBe(5);
  expect((await mia.post(`${PAGE}/removal`, { kind: 'update', from: '2012-01-01' })).status).toBe(404);
});

test('a kind of case gets an aim of its own', async () => {
  const { mia, days } = await office();
  expect(await days('thanks', '2026-11-24')).toBeUndefined();
  await mia.post(PAGE, { kind: 'thanks', amount: '3', unit: 'working_days', from: 'today' });
  expect(await days('thanks', '2026-11-24')).toBe(3);
});

test('an aim is refused for a past day, for no number, and by an officer; what was typed stays', async () => {
  const { mia, staff } = await office();
  const past = await mia.post(PAGE, { kind: 'concern', amount: '7', unit: 'working_days', from: '1/11/2026' });
  expect([past.status, past.page().value('amount')]).toEqual([422, '7']);
  expect((await mia.post(PAGE, { kind: 'concern', amount: '0', from: 'x' })).page().errors).toHaveLength(2);
  expect((await (await staff()).post(PAGE, {})).status).toBe(403);
});

import { expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { at } from '../../test/promised.ts';
import { NO_LOAD, openCase, restrictCase } from '../cases/index.ts';
import { weightOf, weightWords } from './team.rules.ts';
import { weightsOn } from './weights.rules.ts';

const TO = '/desk/settings/weights';
const WEIGHTS = { after_death: 1, safety: 2, child: 1, restricted: 1 };

test('a case counts 1, and each of its marks adds what is set', () => {
  expect(weightOf(NO_LOAD, WEIGHTS)).toBe(0);
  expect(weightOf({ ...NO_LOAD, open: 3 }, WEIGHTS)).toBe(3);
  expect(weightOf({ ...NO_LOAD, open: 3, safety: 2, child: 1 }, WEIGHTS)).toBe(8);
  expect(weightOf({ ...NO_LOAD, open: 1, after_death: 1, safety: 1, child: 1, restricted: 1 }, WEIGHTS)).toBe(6);
  expect(weightOf({ ...NO_LOAD, open: 2, safety: 2 }, { ...WEIGHTS, safety: 0 })).toBe(2);
  expect(weightWords({ after_death: 0, safety: 0, child: 0, restricted: 0 })).toBe('A case counts 1.');
});

test('a trust’s own weight stands before what ships, on its days alone', () => {
  const row = { mark: 'safety' as const, valid_to: null };
  const rows = [
    { ...row, trust_id: null, adds: 2, valid_from: '2012-01-01' },
    { ...row, trust_id: 'one', adds: 5, valid_from: '2026-11-25', valid_to: '2026-11-26' },
  ];
  expect(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((day) => weightsOn(rows, day).safety)).toEqual([
    2, 5, 5, 2,
  ]);
});

const weightShown = async (mo: Desk, name: string) =>
  /Weight (\d+)/.exec(
    (await mo.get('/desk/team'))
      .page()
      .all('.app-team tbody tr')
      .find((row) => row.includes(name)) ?? '',
  )?.[1];

test('the page of the team adds up the marks; a manager changes what one adds from a day on, and takes it back', async () => {
  const { staff, clock } = await newTrust();
  const [mo, sam] = [await staff('manager', 'Mo Khan'), await staff('officer', 'Sam Reid')];
  const open = (more: object) =>
    sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now, ...more }));
  await open({});
  await open({ safety: true });
  const named = await open({ child: true, afterDeath: true });
  expect(await weightShown(mo, 'Sam Reid')).toBe('7');
  await sam.as((ctx) => restrictCase(ctx, named, { names: [sam.id, mo.id], reason: 'One of us' }));
  expect(await weightShown(mo, 'Sam Reid')).toBe('8');
  expect((await mo.post(TO, { mark: 'safety', adds: '4', from: 'tomorrow' })).to).toBe(`${TO}?done=saved`);
  expect((await mo.post(TO, { mark: 'safety', adds: '4', from: 'tomorrow' })).to).toBe(`${TO}?unchanged=yes`);
  expect(await weightShown(mo, 'Sam Reid')).toBe('8');
  expect((await mo.get(TO)).page().text).toContain('A safety concern: adds 4, from Wednesday 25 November');
  clock.now = at('25', '09:00');
  const mia = await staff('manager', 'Mia Long');
  expect(await weightShown(mia, 'Sam Reid')).toBe('6');
  expect((await mia.post(`${TO}/removal`, { mark: 'safety', from: '2026-11-25' })).to).toBe(`${TO}?done=back`);
  expect(await weightShown(mia, 'Sam Reid')).toBe('4');
  expect((await mia.post(`${TO}/removal`, { mark: 'safety', from: '2026-11-25' })).status).toBe(404);
});

test('weights are the manager’s to set; wrong numbers and past days are said; another trust keeps its own', async () => {
  const { staff } = await newTrust();
  const [mo, olu] = [await staff('manager', 'Mo Khan'), await staff('senior_officer', 'Olu Bello')];
  const far = await (await newTrust()).staff('manager', 'Far Away');
  expect((await olu.get(TO)).status).toBe(403);
  const wrong = await mo.post(TO, { mark: 'luck', adds: '12', from: 'someday' });
  expect([wrong.status, wrong.page().errors.length]).toEqual([422, 3]);
  expect((await mo.post(TO, { mark: 'child', adds: '3', from: '1/11/2026' })).page().errors[0]).toBe(
    'Enter today or a later day',
  );
  await mo.post(TO, { mark: 'child', adds: '3', from: 'today' });
  expect((await mo.get(TO)).page().text).toContain('A child or young personadds 3');
  expect((await far.get(TO)).page().text).toContain('A child or young personadds 1');
  expect((await mo.post(`${TO}/removal`, { mark: 'child', from: '2012-01-01' })).status).toBe(404);
});

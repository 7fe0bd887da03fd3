import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { at } from '../../test/promised.ts';
import { type Desk, newWorld } from '../../test/world.ts';
import { viewed } from '../audit/index.ts';
import { createPerson } from '../people/index.ts';
import { thresholdWords } from './thresholds.rules.ts';

const TO = '/desk/settings/patterns';
const FOUND = '/desk/access-log/patterns';

/** A colleague looks at so many people, one after the other. */
async function lookAt(desk: Desk, count: number) {
  await desk.as(async (ctx) => {
    for (let n = 0; n < count; n += 1)
      await viewed(ctx, 'person', { person: (await createPerson(ctx, { name: `Patient Number${n}` })).id });
  });
}

async function overseen() {
  const world = await newWorld();
  const ivy = await world.staff('information_governance', 'Ivy Stone');
  const events = (name: string) =>
    world.asSystem(async (ctx) => {
      const rows = ctx.db.selectFrom('events').select('particulars').where('trust_id', '=', ctx.trust.id);
      return (await rows.where('name', '=', name).execute()).map(({ particulars }) => particulars);
    });
  return { ...world, ivy, events };
}

test('what came with the desk is a guess; saved as it is, it stands as right here, and saved again nothing is changed', async () => {
  const { ivy, events } = await overseen();
  const text = async () => (await ivy.get(TO)).page().text;
  expect(await text()).toContain(
    'Many people within an hour25 or more different people or cases within an hour. Not yet checked.',
  );
  const same = { code: 'many', at_least: '25', from: 'today' };
  expect((await ivy.post(TO, same)).to).toBe(`${TO}?done=saved`);
  expect(await text()).toContain('within an hour. Set here on Tuesday 24 November.');
  expect((await ivy.post(TO, same)).to).toBe(`${TO}?unchanged=yes`);
  expect(await events('read_pattern.threshold_changed')).toEqual([{ code: 'many', at_least: 25, from: '2026-11-24' }]);
});

test('a lower number finds more from its day on, 0 is not looked for, and what was changed is taken back', async () => {
  const { ivy, staff, runSweep, clock, events } = await overseen();
  const found = async (desk: Desk) => (await desk.get(FOUND)).page().all('main .nhsuk-list--border li').join();
  await ivy.post(TO, { code: 'many', at_least: '5', from: 'tomorrow' });
  await lookAt(await staff('officer', 'Nat Dale'), 6);
  await runSweep('oversight.find_patterns');
  expect(await found(ivy)).not.toContain('Nat Dale');
  clock.now = at('25', '10:00');
  const una = await staff('information_governance', 'Una Hart');
  await lookAt(await staff('officer', 'Ned Ash'), 6);
  await runSweep('oversight.find_patterns');
  expect(await found(una)).toContain('Ned Ash: Many people within an hour6 different people');
  await una.post(TO, { code: 'many', at_least: '0', from: 'today' });
  expect((await una.get(TO)).page().text).toContain('Many people within an hourNot looked for.');
  await lookAt(await staff('officer', 'Kit Moor'), 40);
  await runSweep('oversight.find_patterns');
  expect(await found(una)).not.toContain('Kit Moor');
  expect((await una.post(`${TO}/removal`, { code: 'many', from: '2026-11-25' })).to).toBe(`${TO}?done=back`);
  expect((await una.get(TO)).page().text).toContain('Many people within an hour25 or more');
  expect((await una.post(`${TO}/removal`, { code: 'many', from: '2026-11-25' })).status).toBe(404);
  expect((await una.post(`${TO}/removal`, { code: 'luck', from: '2026-11-25' })).status).toBe(404);
  expect(await events('read_pattern.threshold_taken_back')).toEqual([{ code: 'many', from: '2026-11-25' }]);
});

test('who oversees reads sets it and finds the way from Your settings; wrong numbers and past days are said; trusts keep their own', async () => {
  const { ivy, sam, staff } = await overseen();
  expect((await sam.get(TO)).status).toBe(403);
  expect((await (await staff('system_administrator', 'Ann Sys')).post(TO, {})).status).toBe(403);
  expect((await ivy.get('/desk/me')).body).toContain('href="/desk/settings"');
  expect((await ivy.get('/desk/settings')).page().all('main section a')).toEqual(['What counts as a pattern']);
  const wrong = await ivy.post(TO, { code: 'luck', at_least: '1e3', from: 'someday' });
  expect([wrong.status, wrong.page().errors.length, wrong.page().value('at_least')]).toEqual([422, 3, '1e3']);
  const past = await ivy.post(TO, { code: 'tries', at_least: '2', from: '1/11/2026' });
  expect(past.page().errors).toEqual(['Enter today or a later day']);
  await ivy.post(TO, { code: 'tries', at_least: '2', from: 'today' });
  const far = await (await newTrust()).staff('manager', 'Far Away');
  expect((await far.get(TO)).page().text).toContain('Restricted cases tried3 or more refused tries within 7 days. Not');
  expect((await far.post(`${TO}/removal`, { code: 'tries', from: '2026-11-24' })).status).toBe(404);
});

test('a number is said as it counts', () => {
  expect(thresholdWords({ says: 'Looked on {n} days and did nothing in it.', at_least: 3 })).toBe(
    'looked on 3 or more days and did nothing in it',
  );
  expect(thresholdWords({ says: 'Reader and person have the same last name. It is often chance.', at_least: 1 })).toBe(
    '1 or more reads on a day',
  );
});

import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';
import { PROCEDURE } from './procedure.rules.ts';

const AT = '/desk/complaints/procedure';

test('each step says what to do now, by when, who, and the law', async () => {
  const { staff } = await newTrust();
  const page = (await (await staff('officer', 'Sam Reid')).get(AT)).page();
  expect(page.all('.app-sheets__sheet h2')).toEqual(PROCEDURE.map(({ title }, at) => `${at + 1}. ${title}`));
  for (const { now, byWhen, who, law } of PROCEDURE) {
    for (const words of [...now, byWhen, who, law]) expect(page.text).toContain(words);
    expect(now.length).toBeGreaterThan(0);
  }
  expect(page.text).toContain('Reg 13');
  expect(page.text).toContain('Within 3 working days of the day it was received');
  expect(page.text).toContain('Not yet checkedSimple ones often take about 10 working days');
  expect((await (await staff('volunteer', 'Vi Old')).get(AT)).status).toBe(403);
});

test('from a case it shows the limits of that case and the way to each act, and comes back', async () => {
  const { sam, kase } = await newWorld();
  await sam.post(`/desk/cases/${kase.ref}/route`, { route: 'complaint', channel: 'phone' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).body).toContain(`href="/desk/cases/${kase.ref}/procedure"`);
  const page = (await sam.get(`/desk/cases/${kase.ref}/procedure`)).page();
  expect(page.one('#acknowledge')).toContain('In this caseBy Friday 27 November, 3 working days left');
  expect(page.one('#hand-over')).toContain('Hand over to complaints');
  expect(page.one('#write-down')).toContain('Find an advocate');
  const far = await (await newTrust()).staff('manager', 'Far Away');
  expect((await far.get(`/desk/cases/${kase.ref}/procedure`)).status).toBe(404);
});

import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import { startContact } from './index.ts';

const SET = '/desk/settings/both-routes';

test('both is a complaint by law while PALS goes on trying; changed back, nothing is handed over', async () => {
  const { sam, kase } = await newWorld();
  const at = `/desk/cases/${kase.ref}`;
  const form = (await sam.get(`${at}/route`)).page();
  expect(form.text).toContain('You can do both. Asking us first does not take away your right to complain.');
  expect((await sam.post(`${at}/route`, { route: 'both', channel: 'phone' })).to).toBe(`${at}?done=route`);
  const both = (await sam.get(at)).page().text;
  expect(both).toContain('Handled as a complaint, and PALS goes on trying – Grace’s choice, 24 November by phone.');
  expect(both).toContain('Hand Grace’s complaint to the complaints team');
  expect(both).toContain('Complaint acknowledgedBy Friday 27 November');
  await sam.post(`${at}/route`, { route: 'both', channel: 'phone' });
  await sam.post(`${at}/route`, { route: 'complaint', channel: 'email' });
  expect((await sam.get(at)).page().text).toContain('Handled as a complaint – Grace’s choice, 24 November by email.');
  await sam.post(`${at}/route`, { route: 'informal', channel: 'phone' });
  const informal = (await sam.get(at)).page().text;
  expect(informal).toContain('Handled informally – Grace’s choice');
  expect(informal).not.toContain('Hand Grace’s complaint');
  expect(informal).not.toContain('Complaint acknowledgedBy');
  const events = await sam.as((ctx) =>
    ctx.db
      .selectFrom('events')
      .select('particulars')
      .where('name', '=', 'case.route_changed')
      .where('case_id', '=', kase.id)
      .orderBy('id')
      .execute(),
  );
  expect(events.map(({ particulars: { from, to } }) => `${from} ${to}`)).toEqual([
    'not_asked both',
    'both complaint',
    'complaint informal',
  ]);
  expect((await sam.post(`${at}/route`, { route: 'neither', channel: 'phone' })).status).toBe(422);
});

test('a trust that does not do both says so from a day on: it is offered nowhere, and refused', async () => {
  const world = await newWorld();
  const { sam, kase, staff } = world;
  const mia = await staff('manager', 'Mia Long');
  expect((await sam.get(SET)).status).toBe(403);
  expect((await mia.get(SET)).page().text).toContain('People can choose both. Not yet set here.');
  expect((await mia.post(SET, { allowed: 'no', from: 'today' })).to).toBe(`${SET}?done=saved`);
  expect((await mia.post(SET, { allowed: 'no', from: 'today' })).to).toBe(`${SET}?unchanged=yes`);
  const at = `/desk/cases/${kase.ref}`;
  const form = (await sam.get(`${at}/route`)).page();
  expect(form.text).not.toContain('You can do both');
  const refused = await sam.post(`${at}/route`, { route: 'both', channel: 'phone' });
  expect(refused.page().errors).toEqual(['Your trust does not do both at once. Ask them to choose one.']);
  const call = await sam.as((ctx) => startContact(ctx));
  expect((await sam.get(`/desk/contacts/${call}`)).body).not.toContain('value="both"');
  const guest = newVisitor(world);
  await guest.submit('/tell-us', { as: 'complaint' });
  expect((await guest.get('/tell-us/route')).body).not.toContain('value="both"');
  expect((await mia.post(`${SET}/removal`, { from: '2026-11-24' })).to).toBe(`${SET}?done=back`);
  expect((await guest.get('/tell-us/route')).body).toContain('value="both"');
  const far = await (await newTrust()).staff('manager', 'Far Away');
  expect((await far.post(`${SET}/removal`, { from: '2026-11-24' })).status).toBe(404);
  expect((await mia.post(SET, { allowed: 'perhaps', from: '1/1/2020' })).page().errors).toHaveLength(1);
});

test('on a call both is kept with the case, and it is promised to be handed over', async () => {
  const { sam } = await newWorld();
  const call = await sam.as((ctx) => startContact(ctx));
  const done = await sam.post(`/desk/contacts/${call}/finish`, {
    ...{ notes: 'Nobody rings her back.', caller: 'Jo Marsh', phone: '07700 900456' },
    ...{ next: 'call_back', call_when: 'hour', call_route: 'both' },
  });
  expect(done.status).toBe(303);
  const page = (await sam.get(done.to.split('?')[0] ?? '')).page().text;
  expect(page).toContain('Handled as a complaint, and PALS goes on trying');
  expect(page).toContain('Hand Jo’s complaint to the complaints team');
});

test('chosen on the public pages it stands in the case with its limits, from the day they wrote', async () => {
  const world = await newWorld();
  const guest = newVisitor(world);
  expect((await guest.get('/complaints/pals-or-complaint')).body).toContain('href="/tell-us?as=complaint"');
  expect((await guest.get('/tell-us?as=complaint')).page().text).toContain('Make a complaint');
  await guest.submit('/tell-us', { as: 'complaint' });
  await guest.submit('/tell-us/what', { what: 'My mother was moved three times in one night.' });
  for (const step of ['where', 'who']) await guest.submit(`/tell-us/${step}`);
  const asked = await guest.submit('/tell-us/hope', { hope: 'answer' });
  const carried = asked.page().document.querySelector('input[name="route"][checked]');
  expect(carried?.getAttribute('value')).toBe('complaint');
  expect(asked.page().text).toContain('Asking us first does not take away your right to complain.');
  await guest.submit('/tell-us/route', { route: 'both' });
  await guest.submit('/tell-us/contact', { way: 'email' });
  await guest.submit('/tell-us/reach', { name: 'Grace Hall', email: 'grace@example.org', message: 'yes' });
  for (const step of ['needs', 'sharing']) await guest.submit(`/tell-us/${step}`);
  expect((await guest.get('/tell-us/check')).page().text).toContain('How you want us to handle itBoth');
  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  const sent = (await guest.submit('/tell-us/sending')).page().text;
  expect(sent).toContain('You asked for a complaint. Within 3 working days you hear that we have it.');
  const ref = /PAL-\d\d-\d{4,}/.exec(sent)?.[0] ?? '';
  const page = (await world.sam.get(`/desk/cases/${ref}`)).page().text;
  expect(page).toContain('Handled as a complaint, and PALS goes on trying');
  expect(page).toContain('on our web form');
  expect(page).toContain('Complaint acknowledgedBy Friday 27 November');
  expect(page).toContain('How they want it handled: Both');
});

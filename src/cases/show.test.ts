import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';
import { createPerson } from '../people/index.ts';
import { addContact, openCase } from './index.ts';

const MINUTE = 60_000;

test('the case page shows who, what is owed and by when, and the look is in the record log', async () => {
  const { sam, kase } = await newWorld();
  const answer = await sam.get(`/desk/cases/${kase.ref}`);
  expect(answer.status).toBe(200);
  const page = answer.page();
  expect(page.heading).toBe('Grace Okafor');
  expect(page.one('.app-next-step__title')).toBe('Call Grace by 1pm today');
  expect(page.title).not.toContain('Grace');
  const log = (await sam.get(`/desk/cases/${kase.ref}/record-log`)).page();
  expect(log.text).toContain('Looked at the case');
});

test('a reference is found however it is typed in the address', async () => {
  const { sam, kase } = await newWorld();
  expect((await sam.get(`/desk/cases/${kase.ref.toLowerCase()}`)).status).toBe(200);
});

test('a case of another trust does not exist, and a volunteer may open none', async () => {
  const { kase } = await newWorld();
  const other = await newTrust();
  const stranger = await other.staff('officer', 'Ann Other');
  expect((await stranger.get(`/desk/cases/${kase.ref}`)).status).toBe(404);
  const world = await newWorld();
  const volunteer = await world.staff('volunteer', 'Vera Lane');
  expect((await volunteer.get(`/desk/cases/${world.kase.ref}`)).status).toBe(403);
});

test('a restricted case says that it is restricted and names nobody', async () => {
  const { sam, kase, asSystem, staff } = await newWorld();
  await asSystem((ctx) =>
    ctx.db
      .updateTable('cases')
      .set({ access: 'restricted', walled: true })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', kase.id)
      .execute(),
  );
  const refused = await sam.get(`/desk/cases/${kase.ref}`);
  expect(refused.status).toBe(403);
  expect(refused.page().text).toContain(`Restricted case – ${kase.ref}`);
  expect(refused.body).not.toContain('Okafor');
  const priya = await staff('officer', 'Priya Nair');
  await asSystem((ctx) =>
    ctx.db
      .insertInto('case_access')
      .values({ trust_id: ctx.trust.id, case_id: kase.id, user_id: priya.id, may_open: false, added_at: ctx.now })
      .execute(),
  );
  expect((await priya.get(`/desk/cases/${kase.ref}`)).status).toBe(404);
});

test('somebody who may only read a case gets no buttons that change it', async () => {
  const { kase, staff } = await newWorld();
  const reader = await staff('complaints', 'Cora Bell');
  const page = (await reader.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.all('main form[method="post"]')).toEqual([]);
  expect(page.text).not.toContain('Close case');
  expect((await reader.post(`/desk/cases/${kase.ref}/notes`, { body: 'x' })).status).toBe(403);
});

test('a case without a next step says so, and one can be made there', async () => {
  const { sam, kase, promise } = await newWorld();
  await sam.post(`/desk/cases/${kase.ref}/promises/${promise.id}/telling`, {
    told: 'All is well',
    identity: 'checked',
  });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.one('.app-next-step__title')).toBe('This case has no next step. Choose one or close it.');
  const refused = await sam.post(`/desk/cases/${kase.ref}/promises`, { when: 'choose', day: 'tomorrow', time: '11am' });
  expect([refused.status, refused.page().errors]).toEqual([422, ['Choose what happens next']]);
  const made = await sam.post(`/desk/cases/${kase.ref}/promises`, {
    kind: 'ask_service',
    when: 'choose',
    day: 'tomorrow',
    time: '11am',
    place: 'Willow',
  });
  expect(made.to).toBe(`/desk/cases/${kase.ref}?done=step`);
  const after = (await sam.get(made.to)).page();
  expect(after.one('.app-next-step__title')).toBe('Ask Ward 7B by 11am tomorrow');
  expect(after.one('.app-banner')).toContain('Next: ask Ward 7B by 11am tomorrow.');
});

test('a second service is asked while a call-back is promised: both stand on the page', async () => {
  const { sam, kase } = await newWorld();
  const address = `/desk/cases/${kase.ref}?do=add&kind=ask_service`;
  const written = `/desk/cases/${kase.ref}/questions/new`;
  expect((await sam.get(`/desk/cases/${kase.ref}`)).body).toContain(written);
  expect((await sam.get(written)).body).toContain(address.replaceAll('&', '&amp;')); // phone instead
  const panel = (await sam.get(address)).page();
  expect(panel.document.querySelector('#do [name="kind"][value="ask_service"]')?.hasAttribute('checked')).toBe(true);
  const late = await sam.post(`/desk/cases/${kase.ref}/promises`, {
    kind: 'ask_service',
    when: 'choose',
    time: 'soon',
  });
  expect([late.page().errors, late.page().all('#do h2')]).toEqual([['Enter a time, like 3pm'], ['Another step']]);
  await sam.post(`/desk/cases/${kase.ref}/promises`, { kind: 'ask_service', when: 'choose', time: '4pm' });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.one('.app-next-step__title')).toBe('Call Grace by 1pm today');
  expect(page.one('section[aria-label="Also promised"]')).toContain('Ask Ward 7B by 4pm today');
});

test('a call that has just been finished says what was saved and what comes next', async () => {
  const { sam, kase, contact } = await newWorld();
  const answer = await sam.get(`/desk/cases/${kase.ref}?on=${contact}&done=finished`);
  expect(answer.page().one('.app-banner')).toContain(`Saved as ${kase.ref}. Next: call Grace by 1pm today.`);
  expect(answer.body).toContain(`<meta name="draft-done" content="call/${contact}"`);
});

test('a late step says how late it is, in opening hours', async () => {
  const { kase, clock, staff } = await newWorld();
  clock.now = new Date(clock.now.getTime() + (3 * 60 + 70) * MINUTE);
  const priya = await staff('officer', 'Priya Nair');
  const page = (await priya.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.one('.app-next-step__title')).toBe('Call Grace – was 1pm');
  expect(page.text).toContain('You said you would call by 1pm. It is 1 hour 10 minutes late.');
});

test('nobody is offered a phone call to a person who uses British Sign Language', async () => {
  const home = await newTrust();
  const sam = await home.staff();
  const kase = await sam.as(async (ctx) => {
    const ben = await createPerson(ctx, { name: 'Ben Shaw', needs: ['bsl'] });
    return openCase(ctx, { type: 'question', owner: sam.id, caller: ben.id, receivedAt: ctx.now });
  });
  await sam.post(`/desk/cases/${kase.ref}/promises`, { kind: 'call_back', when: 'choose', day: 'today', time: '3pm' });
  const page = (await sam.get(`/desk/cases/${kase.ref}?do=call`)).page();
  expect(page.text).toContain('Ben uses British Sign Language. Do not phone. Start a video relay call.');
  expect(page.all('main a').filter((label) => /^Call\b/.test(label))).toEqual([]);
});

test('another open case of the same person is one link away', async () => {
  const { sam, kase, grace } = await newWorld();
  await sam.as((ctx) => openCase(ctx, { type: 'question', owner: sam.id, caller: grace.id, receivedAt: ctx.now }));
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Grace has 1 other open case');
});

test('a colleague who has the case open is named', async () => {
  const { sam, kase, staff } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  await priya.get(`/desk/cases/${kase.ref}`);
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Priya is also looking at this');
});

test('aims are ours, limits are the law’s, and each is explained', async () => {
  const { sam, kase } = await newWorld();
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.text).toContain('Sorted (our aim)By 5pm on Tuesday 1 December, 5 working days left');
  expect(page.text).toContain('End of the next working dayBy Wednesday 25 November, 1 working day left');
  expect(page.text).toContain('Skipped: Saturday 28 November (weekend), Sunday 29 November (weekend).');
});

test('somebody who spoke to us has had their first contact; somebody who wrote waits for it', async () => {
  const { sam, kase, grace } = await newWorld();
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('First contact (our aim)Met.');
  const written = await sam.as(async (ctx) => {
    const made = await openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, receivedAt: ctx.now });
    await addContact(ctx, { case: made.id, channel: 'letter', direction: 'in', words: 'Dear sir or madam' });
    return made;
  });
  const aim = async () => (await sam.get(`/desk/cases/${written.ref}`)).page().text;
  expect(await aim()).toContain('First contact (our aim)By 5pm on Wednesday 25 November');
  await sam.as((ctx) => addContact(ctx, { case: written.id, channel: 'email', direction: 'out', told: 'Thank you' }));
  expect(await aim()).toContain('First contact (our aim)Met.');
});

test('beyond the known bank holidays the page warns and does not guess', async () => {
  const home = await newTrust(new Date('2028-12-28T10:00:00Z'));
  const sam = await home.staff();
  const kase = await sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now }));
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('This date is not sure.');
});

test('a case is given to a colleague who works on cases, and to nobody else', async () => {
  const { sam, kase, staff } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  const vera = await staff('volunteer', 'Vera Lane');
  expect((await sam.post(`/desk/cases/${kase.ref}/assignment`, { owner: vera.id })).status).toBe(422);
  expect((await sam.post(`/desk/cases/${kase.ref}/assignment`, { owner: '' })).page().errors).toEqual([
    'Choose a colleague',
  ]);
  await sam.post(`/desk/cases/${kase.ref}/assignment`, { owner: priya.id });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Owner: Priya Nair');
});

test('a new case that is given to a colleague stands in their My day with its first contact', async () => {
  const { sam, grace, staff } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  const made = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: null, caller: grace.id, receivedAt: ctx.now }),
  );
  await sam.post(`/desk/cases/${made.ref}/assignment`, { owner: priya.id });
  expect((await priya.get('/desk')).page().all('.app-todo__title')).toEqual(['First contact with Grace Okafor']);
});

import { beforeAll, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { addContact, type Case, openCase } from '../cases/index.ts';
import { addWay, changePerson, createPerson, findPerson, listWays, type Person } from '../people/index.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let sam: Desk;
let grace: Person;
let ben: Person;
let kase: Case;

beforeAll(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
  await sam.as(async (ctx) => {
    grace = await createPerson(ctx, { name: 'Grace Okafor', call_me: 'Grace', say_it: 'oh-KAH-for' });
    await addWay(ctx, grace, { kind: 'phone', value: '07700 900123' });
    ben = await createPerson(ctx, { name: 'Ben Shaw', needs: ['bsl'] });
    await addWay(ctx, ben, { kind: 'phone', value: '07700 900456' });
    kase = await openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, receivedAt: ctx.now });
    const words = 'Nobody told her about going home.';
    await addContact(ctx, { case: kase.id, person: grace.id, channel: 'phone', direction: 'in', words });
  });
});

const at = (person: Person, more = '') => `/desk/people/${person.id}${more}`;
const DETAILS = { name: 'Grace Okafor', call_me: 'Grace', say_it: '', contact_rule: '', born_on: '', nhs_number: '' };
const now = (person: Person) => sam.as((ctx) => findPerson(ctx, person.id));
const edit = async (fields: object, person = grace) =>
  sam.post(at(person), { ...DETAILS, version: String((await now(person)).version), ...fields });

test('the page shows what to call them, how to say it, how to reach them, their cases and last contacts', async () => {
  const page = (await sam.get(at(grace))).page();
  expect(page.heading).toBe('Grace Okafor');
  expect(page.title).not.toContain('Okafor');
  for (const words of [
    'Use the name Grace',
    'oh-KAH-for',
    '07700 900123',
    kase.ref,
    'Nobody told her about going home.',
  ]) {
    expect(page.text).toContain(words);
  }
  expect(page.all('main button')).toContain('New call for this person');
});

test('somebody new has “First contact.” in place of cases', async () => {
  expect((await sam.get(at(ben))).page().text).toContain('First contact.');
});

test('nobody is offered to call a BSL user', async () => {
  const page = (await sam.get(at(ben))).page();
  expect(page.text).toContain('BSL user. Do not phone.');
  expect(page.text).toContain('07700 900456 (do not phone)');
  expect(page.all('main button, main a').filter((label) => /call/i.test(label))).toEqual([]);
});

test('every look at a person is written down, and the record log shows who looked', async () => {
  const priya = await home.staff('officer', 'Priya Nair');
  await priya.get(at(grace));
  const log = (await sam.get(at(grace, '/record-log'))).page();
  expect(log.text).toContain('Priya Nair: looked at the person');
  expect(log.text).toContain('Sam Reid: recorded the person');
});

test('details are changed; wrong ones are named and what was typed stays', async () => {
  const wrong = await edit({ name: '', born_on: '31/02/1950', nhs_number: '999 000 0028', contact_rule: 'Text only.' });
  expect(wrong.status).toBe(422);
  expect(wrong.page().errors).toEqual([
    'Enter a name',
    'Enter a date of birth in the past, like 24/11/1948',
    'Check the NHS number: it has 10 figures, and one of these is not right',
  ]);
  expect(wrong.page().value('contact_rule')).toBe('Text only.');
  const right = await edit({ born_on: '3/5/48', nhs_number: '999 000 0018', contact_rule: 'Text only.' });
  expect(right.to).toBe(at(grace, '?done=changed'));
  expect(await now(grace)).toMatchObject({ born_on: '1948-05-03', nhs_number: '9990000018' });
  const page = (await sam.get(right.to)).page();
  for (const words of ['The details are saved.', '999 000 0018', '3 May 1948', 'Text only.'])
    expect(page.text).toContain(words);
});

test('two who change different details both get their change; the same detail shows both versions', async () => {
  const was = { was_name: 'Grace Okafor', was_call_me: 'Grace', was_say_it: '', was_contact_rule: '', was_died: '' };
  const before = await now(grace);
  const facts = { ...DETAILS, born_on: '3/5/1948', nhs_number: '999 000 0018', contact_rule: before.contact_rule };
  const sent = {
    ...was,
    was_contact_rule: before.contact_rule,
    was_born_on: '03/05/1948',
    was_nhs_number: '999 000 0018',
  };
  const priya = await home.staff('officer', 'Priya Nair');
  await priya.as(async (ctx) =>
    changePerson(ctx, await findPerson(ctx, grace.id), { call_me: 'Mrs Okafor', contact_rule: 'Mornings only.' }),
  );
  const apart = await sam.post(at(grace), { ...facts, ...sent, born_on: '03/05/1948', say_it: 'oh-KAH-fur' });
  expect(apart.status).toBe(303);
  expect(await now(grace)).toMatchObject({
    call_me: 'Mrs Okafor',
    say_it: 'oh-KAH-fur',
    contact_rule: 'Mornings only.',
  });
  const mine = { ...facts, ...sent, born_on: '03/05/1948', was_call_me: 'Mrs Okafor', call_me: 'Mrs Okafor' };
  const clash = await sam.post(at(grace), {
    ...mine,
    was_say_it: 'oh-KAH-fur',
    say_it: 'oh-KAH-fur',
    contact_rule: 'By text.',
  });
  expect([clash.status, clash.page().heading]).toEqual([409, 'Priya changed this while you were typing']);
  expect(clash.page().text).toContain('Mornings only.');
  const kept = Object.fromEntries(
    [...clash.page().document.querySelectorAll('main form input[type="hidden"]')].map((input) => [
      input.getAttribute('name') ?? '',
      input.getAttribute('value') ?? '',
    ]),
  );
  expect((await sam.post(at(grace), { ...kept, clash: 'contact_rule', keep: 'both' })).status).toBe(303);
  expect((await now(grace)).contact_rule).toBe('Mornings only.\nBy text.');
});

test('who has died is not called and not written to', async () => {
  const ada = await sam.as((ctx) => createPerson(ctx, { name: 'Ada Okafor' }));
  await edit({ name: 'Ada Okafor', call_me: '', died: 'yes' }, ada);
  const page = (await sam.get(at(ada))).page();
  expect(page.text).toContain('Has died. Do not write or call.');
  expect(page.all('main button, main a').filter((label) => /\b(call|contact with)\b/i.test(label))).toEqual([]);
});

test('a way is added and ended; what is no number or address is refused with what was typed', async () => {
  const ways = () => sam.as(async (ctx) => (await listWays(ctx, [grace.id])).map((way) => way.value));
  const wrong = await sam.post(at(grace, '/ways'), { kind: 'email', value: 'grace at mail', note: 'work' });
  expect([wrong.status, wrong.page().errors]).toEqual([422, ['Enter an email address, like name@example.org']]);
  expect([wrong.page().value('value'), wrong.page().value('note')]).toEqual(['grace at mail', 'work']);
  expect((await sam.post(at(grace, '/ways'), { kind: 'phone', value: 'later' })).page().errors).toEqual([
    'Enter a phone number, like 020 7946 0018 or 07700 900123',
  ]);
  await sam.post(at(grace, '/ways'), { kind: 'email', value: 'grace@mail.example', note: '' });
  expect(await ways()).toEqual(['07700 900123', 'grace@mail.example']);
  const end = (await sam.get(at(grace))).page().document.querySelector('form[action$="/end"]')?.getAttribute('action');
  await sam.post(end ?? '');
  expect(await ways()).toEqual(['grace@mail.example']);
});

test('needs are ticked, with details, and asked again after a year', async () => {
  const form = (await sam.get(at(grace, '/needs'))).page();
  const sent = { needs: ['interpreter', 'large_print'], needs_detail: 'Igbo', version: form.value('version') };
  expect((await sam.post(at(grace, '/needs'), sent)).to).toBe(at(grace, '?done=needs'));
  expect(await now(grace)).toMatchObject({ needs: ['interpreter', 'large_print'], needs_review_on: '2027-11-24' });
  home.clock.now = new Date('2027-11-25T10:00:00Z');
  await home.asSystem((ctx) =>
    ctx.db
      .updateTable('sessions')
      .set({ last_seen_at: ctx.now, ends_at: new Date('2028-01-01') })
      .execute(),
  );
  expect((await sam.get(at(grace))).page().text).toContain('Ask if this is still right');
  home.clock.now = new Date('2026-11-24T10:00:00Z');
});

test('people of another trust do not exist', async () => {
  const stranger = await (await newTrust()).staff('manager', 'Olu Stranger');
  for (const more of ['', '/edit', '/needs', '/ways/new', '/record-log']) {
    expect((await stranger.get(at(grace, more))).status).toBe(404);
  }
  expect((await stranger.post(at(grace), DETAILS)).status).toBe(404);
});

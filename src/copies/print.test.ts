import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { listViews } from '../audit/index.ts';
import { addContact, listOpenPromises, makePromise, masked } from '../cases/index.ts';
import { addWay, changePerson } from '../people/index.ts';

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

test('paper for somebody outside PALS holds no note, nothing another said, and nobody else’s number', async () => {
  const { sam, kase, grace, ada } = await newWorld();
  const base = `/desk/cases/${kase.ref}`;
  await sam.as(async (ctx) => {
    await addWay(ctx, ada, { kind: 'phone', value: '07700 900888' });
    await changePerson(ctx, ada, { unsafe: true, safe_way: 'email', code_word: 'Robin' });
    const about = { case: kase.id, direction: 'in' as const };
    await addContact(ctx, { ...about, person: ada.id, channel: 'ward', words: 'She is afraid of her daughter.' });
    const due = ctx.now;
    await makePromise(ctx, { kind: 'service_answer', case: kase.id, owner: sam.id, due });
    await makePromise(ctx, { kind: 'service_answer', case: kase.id, owner: sam.id, due });
  });
  await sam.post(`${base}/notes`, { body: 'The son is difficult.' });
  const answers = (await sam.as((ctx) => listOpenPromises(ctx, kase.id))).filter(
    ({ kind }) => kind === 'service_answer',
  );
  for (const [at, share] of (['no', 'yes'] as const).entries())
    await sam.post(`${base}/promises/${answers[at]?.id}/answer`, {
      ...{ answer: share === 'no' ? 'Staff were short.' : 'A carer is booked.', from: 'Sister Cole' },
      ...{ share, teller: 'nobody' },
    });
  await sam.post(`${base}/consents`, {
    ...{ situation: 'adult', speaker: grace.id, what: ['hears'], type: 'verbal', act: 'record' },
    ...{ services: 'Ward 7B', given_by: 'Ada Okafor' },
  });
  const printed = async (reader: string) => (await sam.get(`${base}/print?details=with&for=${reader}`)).page().text;
  const inside = ['The son is difficult.', 'Staff were short.', 'afraid of her daughter', '07700 900888', 'Robin'];
  const pals = await printed('pals');
  for (const words of inside.slice(0, 3)) expect(pals).toContain(words);
  const caller = await printed('caller');
  for (const words of inside) expect([words, caller.includes(words)]).toEqual([words, false]);
  for (const words of ['Her mother fell.', 'A carer is booked.', '07700 900123']) expect(caller).toContain(words);
  const service = await printed('service');
  for (const words of [...inside, 'Her mother fell.', '07700 900123'])
    expect([words, service.includes(words)]).toEqual([words, false]);
  expect(service).toContain('Ada Okafor');
  const patient = await printed('patient');
  expect([patient.includes('afraid of her daughter'), patient.includes('Her mother fell.')]).toEqual([true, false]);
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

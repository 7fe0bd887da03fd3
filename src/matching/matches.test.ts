import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust, readPage } from '../../test/harness.ts';
import { type Case, openCase } from '../cases/index.ts';
import { addWay, createPerson, listAlikePairs, type Person } from '../people/index.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let sam: Desk;
let grace: Person;
let kase: Case;

beforeEach(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
  await sam.as(async (ctx) => {
    grace = await createPerson(ctx, { name: 'Grace Okafor', born_on: '1948-11-24', nhs_number: '9990000018' });
    await addWay(ctx, grace, { kind: 'phone', value: '07700 900123' });
    kase = await openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, receivedAt: ctx.now });
  });
});

const typed = async (fields: Record<string, string>) => {
  const answer = await sam.get(`/desk/people/matches?${new URLSearchParams(fields)}`);
  return readPage(`<main>${answer.body}</main>`).text;
};

test('while a name, number, date of birth or NHS number is typed, who it may be is shown with their open cases', async () => {
  const line = 'Grace Okafor, 07700 900123, 1 open case';
  const typings: Record<string, string>[] = [
    { name: 'Grace Okafor' },
    { name: 'Grayce Okaffor' },
    { name: 'Somebody Else', phone: '+44 7700 900123' },
    { name: 'X', nhs_number: '999 000 0018' },
    { name: 'Mrs Grase Okafor', born_on: '24/11/1948' },
  ];
  for (const fields of typings) expect([fields, await typed(fields)]).toEqual([fields, expect.stringContaining(line)]);
});

test('another date of birth or another NHS number is another person, and nothing is offered where one is chosen', async () => {
  expect(await typed({ name: 'Grace Okafor', born_on: '1/1/1990' })).toBe('');
  expect(await typed({ name: 'Grace Okafor', nhs_number: '999 000 0026' })).toBe('');
  expect(await typed({ name: 'Grace Okafor', name_id: grace.id })).toBe('');
  expect(await typed({ name: 'Zebedee Quill' })).toBe('');
});

test('somebody who is known already is not recorded twice by a slip: the page asks once', async () => {
  const address = `/desk/cases/${kase.ref}/people`;
  const asked = await sam.post(address, { name: 'Grace Okafor', role: 'carer', act: 'add' });
  expect([asked.status, asked.page().errors]).toEqual([
    422,
    ['We may know them already. Choose one, or “No, somebody new”.'],
  ]);
  const made = await sam.post(address, { name: 'Grace Okafor', role: 'carer', act: 'add', match: 'new' });
  expect(made.status).toBe(303);
});

test('pairs that may be one person are listed for senior officers and managers; "not the same" is remembered', async () => {
  const twin = await sam.as((ctx) => createPerson(ctx, { name: 'Mrs Grase Okaffor', born_on: '1948-11-24' }));
  await sam.as(async (ctx) => {
    const same = await createPerson(ctx, { name: 'Joe Hill' });
    await addWay(ctx, same, { kind: 'phone', value: '07700 900123' });
    await createPerson(ctx, { name: 'Grace Okafor', born_on: '1990-01-01' });
  });
  expect((await sam.get('/desk/people/duplicates')).status).toBe(403);
  const mia = await home.staff('senior_officer', 'Mia Cole');
  const page = (await mia.get('/desk/people/duplicates')).page();
  expect(page.heading).toBe('Possible duplicates (1)');
  expect(page.text).toContain('Same date of birth');
  await mia.post(`/desk/people/${grace.id}/apart`, { with: twin.id, from: 'list' });
  await mia.post(`/desk/people/${twin.id}/apart`, { with: grace.id, from: 'list' });
  expect((await mia.get('/desk/people/duplicates')).page().text).toContain('No two records look like the same person.');
  expect((await mia.as((ctx) => listAlikePairs(ctx, { page: 1, size: 25 }))).total).toBe(0);
});

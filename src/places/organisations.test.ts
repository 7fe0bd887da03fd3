import { beforeEach, describe, expect, test } from 'vitest';
import { caseAt, newCall } from '../../test/calling.ts';
import { type Desk, newTrust } from '../../test/harness.ts';
import { findContact } from '../cases/index.ts';
import { listOrganisations } from './organisations.ts';

let mia: Desk;
let sam: Desk;
beforeEach(async () => {
  const home = await newTrust();
  mia = await home.staff('manager', 'Mia Long');
  sam = await home.staff('officer', 'Sam Reid');
});

const AT = '/desk/directory/organisations';
const COUNCIL = { kind: 'council', name: 'Anytown Council', phone: '020 7946 0700', takes: 'Care at home, care homes' };
const text = async (path: string, desk = sam) => (await desk.get(path)).page().text;
const codeOf = async (name: string) => (await sam.as(listOrganisations)).find((one) => one.name === name)?.code ?? '';

describe('other organisations', () => {
  test('come with the product, each not yet checked until this trust says it is right', async () => {
    expect(await text(`${AT}?q=ombudsman`)).toMatch(/Parliamentary and Health Service Ombudsman.*0345 015 4033/);
    const check = `${AT}/cruse/checks`;
    expect(await text(`${AT}?q=grief`)).toMatch(/Cruse Bereavement Support.*Not yet checked/);
    expect((await sam.post(check)).status).toBe(403);
    await mia.post(check);
    expect(await text(`${AT}?q=grief`)).not.toContain('Not yet checked');
    const stranger = await (await newTrust()).staff('officer', 'Olu Stranger');
    expect(await text(`${AT}?q=grief`, stranger)).toContain('Not yet checked');
  });

  test('one that is missing is added, found by what it takes, changed and taken out', async () => {
    expect((await mia.post(AT, COUNCIL)).to).toBe(`${AT}?done=added`);
    expect(await text(`${AT}?q=care+homes`)).toContain('Anytown Council');
    const code = await codeOf('Anytown Council');
    const change = { ...COUNCIL, phone: '020 7946 0701', version: '1' };
    expect((await mia.post(`${AT}/${code}`, change)).to).toBe(`${AT}?done=saved`);
    expect((await mia.post(`${AT}/${code}`, change)).to).toBe(`${AT}?unchanged=yes`);
    const late = await mia.post(`${AT}/${code}`, { ...change, phone: '020 7946 0702' });
    expect(late.page().errors[0]).toMatch(/^Somebody changed this organisation/);
    expect(await text(`${AT}?q=anytown`)).toContain('020 7946 0701');
    await mia.post(`${AT}/${code}/closure`);
    expect(await text(`${AT}?q=anytown`)).toContain('No match for “anytown”. Try fewer letters, or add it.');
  });

  test('what is wrong is named beside its field, and what was typed stays', async () => {
    const answer = await mia.post(AT, { ...COUNCIL, name: '', phone: 'ask them', kind: '' });
    expect(answer.page().errors).toEqual([
      'Choose what it is',
      'Enter the name of the organisation',
      'Enter a phone number, like 020 7946 0018 or 07700 900123',
    ]);
    expect(answer.page().value('takes')).toBe(COUNCIL.takes);
    const again = await mia.post(AT, { ...COUNCIL, name: 'cruse bereavement support' });
    expect(again.page().errors).toEqual(['An organisation of this name is in the directory already']);
  });
});

describe('a call that is not about this trust', () => {
  test('finds the organisation while somebody types, and shows its number beside the call', async () => {
    const found = await sam.get('/desk/suggestions/organisations?q=citizens');
    expect(JSON.parse(found.body)).toMatchObject([
      { id: 'citizens_advice', label: 'Citizens Advice', detail: 'Advice or advocacy – 0800 144 8848' },
    ]);
    const call = await newCall(sam);
    expect((await sam.get(`${call.to}/context?other_id=citizens_advice`)).body).toContain('0800 144 8848');
    const done = await call.finish({ next: 'elsewhere', other: 'Citizens Advice', other_id: 'citizens_advice' });
    expect(await caseAt(sam, done.to)).toMatchObject({ outcome: 'signposted', subject: 'other_organisation' });
    const contact = await sam.as((ctx) => findContact(ctx, call.id));
    expect(contact.told).toBe('Told who to contact: Citizens Advice');
  });

  test('takes any other name as well, and without script “Find” gives organisations to choose from', async () => {
    const call = await newCall(sam);
    const found = await call.press('find:other', { notes: 'About a care home', next: 'elsewhere', other: 'ombuds' });
    const page = (await sam.get(found.to)).page();
    expect(page.all('label')).toContain('Local Government and Social Care Ombudsman');
    await call.press('save', { next: 'elsewhere', other: 'ombuds', pick_other: 'local_ombudsman' });
    expect((await call.page()).value('other')).toBe('Local Government and Social Care Ombudsman');
    const done = await (await newCall(sam)).finish({ next: 'elsewhere', other: 'The parish', other_how: 'pass_on' });
    expect((await caseAt(sam, done.to)).promises).toMatchObject([{ kind: 'pass_on', about: 'The parish' }]);
  });
});

test('what was said of an organisation before is used again, and one that was taken out is put back', async () => {
  const edit = `${AT}/cruse/edit`;
  const shipped = (await mia.get(edit)).page();
  const fields = {
    kind: 'charity',
    name: shipped.value('name'),
    phone: '0300 000 000',
    version: shipped.value('version'),
  };
  await mia.post(`${AT}/cruse`, fields);
  const page = (await mia.get(edit)).page();
  expect(page.text).toContain('What it said before: 1 time changed');
  const earlier = page.document.querySelector('input[name="earlier"]')?.getAttribute('value') ?? '';
  expect((await mia.post(`${AT}/mind/restoration`, { earlier })).status).toBe(404);
  expect((await mia.post(`${AT}/cruse/restoration`, { earlier })).to).toBe(`${AT}?done=saved`);
  expect((await mia.get(edit)).page().value('phone')).toBe(shipped.value('phone'));
  await mia.post(`${AT}/cruse/closure`);
  expect(await text(AT, mia)).toContain('Taken out of the directory: 1');
  expect((await sam.post(`${AT}/cruse/reopening`)).status).toBe(403);
  expect((await mia.post(`${AT}/cruse/reopening`)).to).toBe(`${AT}?done=restored`);
  expect((await mia.post(`${AT}/cruse/reopening`)).status).toBe(303);
  expect(await text(`${AT}?q=grief`)).toContain('Cruse');
  expect((await mia.post(`${AT}/nobody/reopening`)).status).toBe(404);
});

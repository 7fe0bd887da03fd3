import { expect, test } from 'vitest';
import { agreed, caseNow, openNow, promised, relative } from '../../test/consenting.ts';

test('limits are said wherever they are told something', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  await sam.post(`${base}/consents`, { ...agreed(grace.id), limits: 'Nothing about her diagnosis' });
  const step = await promised(world, 'call_back');
  expect((await sam.get(base)).page().text).toContain('Grace may be told, with limits');
  expect((await sam.get(`${base}?do=call&on=${step.id}`)).page().one('#do')).toContain(
    'They may be told, with limits: Nothing about her diagnosis',
  );
});

test('a complaint of a relative is handed over only with the patient’s agreement', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  const hand = () => sam.post(`${base}/complaint`, { agreed: 'yes', agreed_by: 'Grace Okafor' });
  expect((await hand()).page().errors[0]).toContain('It is not recorded that the patient agreed to this complaint.');
  await sam.post(`${base}/consents`, agreed(grace.id));
  expect((await hand()).status).toBe(303);
});

test('an organisation outside gets it only when it is named', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  const step = await promised(world, 'pass_on', 'Anytown Council');
  const pass = () => sam.post(`${base}/promises/${step.id}/completion`, { agreed: 'yes' });
  expect((await pass()).page().errors[0]).toContain('It is not recorded that this organisation may be given it.');
  await sam.post(`${base}/consents`, { ...agreed(grace.id), organisations: 'Anytown Council' });
  expect((await pass()).status).toBe(303);
});

test('paper with personal details goes only to those who may have it', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  const print = (reader: string) => sam.get(`${base}/print?details=with&for=${reader}`);
  for (const reader of ['caller', 'service', 'complaints']) {
    const refused = await print(reader);
    expect([reader, refused.status, refused.body.includes('07700')]).toEqual([reader, 422, false]);
  }
  expect((await print('pals')).page().text).toContain('for: PALS only. Nobody else may be given it.');
  await sam.post(`${base}/consents`, agreed(grace.id));
  for (const reader of ['caller', 'service', 'complaints']) expect((await print(reader)).status).toBe(200);
});

test('the ward does not tell a relative who may not be told', async () => {
  const world = await relative();
  const step = await promised(world, 'service_answer');
  const answer = { answer: 'A carer is booked', share: 'yes', teller: 'service' };
  const refused = await world.sam.post(`${world.base}/promises/${step.id}/answer`, answer);
  expect(refused.page().errors[0]).toContain('so the service cannot tell them');
  expect(refused.page().value('answer')).toBe('A carer is booked');
});

test('kept in PALS by a later word, it is not opened again by what was agreed before', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  await sam.post(`${base}/consents`, agreed(grace.id));
  const ask = await promised(world, 'ask_service');
  await sam.post(`${base}/sharing`, { sharing: 'keep', note: 'Ada rang.' });
  expect((await openNow(world)).map(({ kind, about }) => [kind, about])).toEqual([
    ['look_into', 'Permission taken back: look what was stopped'],
  ]);
  expect((await openNow(world)).some(({ id }) => id === ask.id)).toBe(false);
  await sam.post(`${base}/consents`, { ...agreed(grace.id), services: '', organisations: 'Anytown Council' });
  expect((await caseNow(world)).sharing).toBe('keep');
});

test('a question without a name is stopped at a bed number; a manager sends it anyway, with a reason', async () => {
  const world = await relative();
  const { sam, base, staff } = world;
  await sam.post(`${base}/sharing`, { sharing: 'no_name', note: 'Ada said so on the phone.' });
  const step = await promised(world, 'ask_service');
  const question = {
    question: 'Has Ada Okafor in bed 12 been seen?',
    when: 'choose',
    time: '3pm',
    anyway: 'I want to',
  };
  const to = `${base}/promises/${step.id}/question`;
  const refused = (await sam.post(to, question)).page();
  expect(refused.errors).toEqual([
    'This has a bed number in it (bed 12), so someone could work out who it is. Take it out, or ask for permission to use their name.',
  ]);
  expect(refused.value('question')).toBe('Has Ada Okafor in bed 12 been seen?');
  expect(refused.document.querySelector('[name=anyway]')).toBeNull();
  const helen = await staff('manager', 'Helen Marsh');
  const seen = (await helen.post(to, { ...question, act: 'look' })).page();
  expect(seen.text).toContain('Has [name] in bed 12 been seen?');
  expect(seen.document.querySelector('[name=anyway]')).not.toBeNull();
  expect((await helen.post(to, { ...question, anyway: ' ' })).status).toBe(422);
  expect((await helen.post(to, { ...question, anyway: 'The ward has no other way to find her.' })).status).toBe(303);
  const page = (await sam.get(base)).page();
  expect(page.text).toContain('The ward has no other way to find her.');
  expect(page.text).toContain('Has [name] in bed 12 been seen?');
});

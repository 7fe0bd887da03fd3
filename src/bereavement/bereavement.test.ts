import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { at } from '../../test/promised.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld, type World } from '../../test/world.ts';
import { closeCase, findCase, openCase, restrictCase } from '../cases/index.ts';
import { findPerson, setHospitalNumbers } from '../people/index.ts';

/** Her daughter rang; the mother died on the ward. */
async function afterDeath(more: { child?: boolean } = {}) {
  const world = await newWorld();
  const kase = await world.sam.as((ctx) =>
    openCase(ctx, {
      ...{ type: 'question', owner: world.sam.id, caller: world.grace.id, patient: world.ada.id },
      ...{ afterDeath: true, receivedAt: ctx.now, ...more },
    }),
  );
  const to = `/desk/cases/${kase.ref}/bereavement`;
  return { ...world, kase, to, text: async (path = '') => (await world.sam.get(`${to}${path}`)).page().text };
}

const promises = (world: Pick<World, 'asSystem'>, caseId: string) =>
  world.asSystem(async (ctx) => {
    const rows = ctx.db.selectFrom('promises').selectAll().where('trust_id', '=', ctx.trust.id);
    return rows.where('case_id', '=', caseId).orderBy('made_at').execute();
  });

test('each step is saved by itself, in any order, with who and when; what it said before stays', async () => {
  const { sam, to, text, kase } = await afterDeath();
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain(
    'Nothing is written down yet. There is no rush.',
  );
  const first = await sam.get(`${to}/steps/who`);
  expect(first.page().value('called')).toBe('Ada Okafor');
  const who = {
    called: 'Mama Ada',
    path: 'adult',
    died_on: '21 November',
    died_where: 'Ward 7B',
    state: 'done',
    note: '',
  };
  expect((await sam.post(`${to}/steps/who`, { ...who, seen: '' })).to).toBe(`${to}?done=step`);
  expect(await text()).toContain('After Mama Ada died');
  expect(await text()).toContain('An adult, Saturday 21 November, Ward 7B');
  const seen = (await sam.get(`${to}/steps/funeral`)).page().value('seen');
  await sam.post(`${to}/steps/funeral`, { state: 'family', note: 'Her son arranges it.', what: 'burial', seen });
  await sam.post(`${to}/steps/post_mortem`, { state: 'not_now', seen: '' });
  const page = await text();
  expect(page).toContain('Funeral and releaseSam Reid, Tuesday 24 NovemberThe family will do this');
  expect(page).toContain('Post-mortemSam Reid, Tuesday 24 NovemberNot now');
  const again = (await sam.get(`${to}/steps/funeral`)).page().value('seen');
  await sam.post(`${to}/steps/funeral`, { state: 'done', note: 'On Friday.', what: 'burial', seen: again });
  const before = (await sam.get(`${to}/steps/funeral`)).page().one('main details');
  expect(before).toContain('What was saved before: 2');
  expect(before).toContain('Her son arranges it.');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Say “Mama Ada”');
});

test('the hospital number and the date of birth are those of the person: known there, they stand in the step, and the other way round', async () => {
  const { sam, to, ada, staff } = await afterDeath();
  await sam.as(async (ctx) => setHospitalNumbers(ctx, await findPerson(ctx, ada.id), ['A100200']));
  const step = async () => (await sam.get(`${to}/steps/who`)).page();
  expect((await step()).value('hospital_number')).toBe('A100200');
  const who = { called: 'Ada', path: 'adult', state: 'open', note: '', seen: '', born_on: '3/4/1931' };
  const wrong = await sam.post(`${to}/steps/who`, { ...who, hospital_number: 'ask the ward' });
  expect(wrong.page().errors[0]).toContain('Check the hospital number');
  await sam.post(`${to}/steps/who`, { ...who, hospital_number: 'a 300 400, A100200' });
  const person = (await sam.get(`/desk/people/${ada.id}`)).page().text;
  expect(person).toContain('A300400');
  expect(person).toContain('3 Apr 1931');
  // A colleague corrects it with the person: the step says so, too. What is left empty takes nothing away.
  await sam.as(async (ctx) => setHospitalNumbers(ctx, await findPerson(ctx, ada.id), ['A300400']));
  expect((await step()).value('hospital_number')).toBe('A300400');
  const mo = await staff('officer', 'Mo Khan');
  const seen = (await step()).value('seen');
  await mo.post(`${to}/steps/who`, { ...who, born_on: '', hospital_number: '', seen });
  expect((await step()).value('hospital_number')).toBe('A300400');
});

test('after a loss in pregnancy the mother is not taken for the one who died, and hears from us as she chooses', async () => {
  const { sam, to, ada, text } = await afterDeath();
  const form = (await sam.get(`${to}/steps/who`)).page();
  const loss = { path: 'early_loss', state: 'done', note: '', seen: '' };
  const left = await sam.post(`${to}/steps/who`, { ...loss, called: form.value('called') });
  expect([left.status, left.page().errors]).toEqual([
    422,
    ['This is what we know of the patient, not of the baby. Change it, or leave it empty'],
  ]);
  expect((await sam.post(`${to}/steps/who`, { ...loss, called: '' })).status).toBe(303);
  expect(await text()).toContain('After the loss of a baby');
  expect(await text()).toContain('I am so sorry that you lost your baby.');
  const mother = (await sam.get(`/desk/people/${ada.id}/edit`)).page();
  expect(mother.document.querySelector('input[name=died]')?.hasAttribute('checked')).toBe(false);
  const follow = (await sam.get(`${to}/follow-ups`)).page();
  expect(follow.all('select[name=person] option')).toContain('Ada Okafor');
});

test('a baby who was given no name is nowhere taken to be called so, and has the name that the parents find later', async () => {
  const { sam, to, ada, grace, kase } = await afterDeath();
  const at = `/desk/cases/${kase.ref}`;
  const loss = { path: 'early_loss', state: 'done', note: '' };
  await sam.post(`${to}/steps/who`, { ...loss, called: '', seen: '' });
  await sam.post(`${at}/notes`, { body: 'The baby was taken away without her consent.' });
  const paper = (await sam.get(`${at}/print?details=without&text=yes`)).page().text;
  expect(paper).toContain('The baby was taken away without her consent.');
  const heard = { situation: 'died', speaker: grace.id, what: ['hears'], type: 'next_of_kin', act: 'record' };
  expect(
    (await sam.post(`${at}/consents`, { ...heard, given_by: 'Grace Okafor', reasons: 'Her partner' })).page().errors,
  ).toEqual([]);
  const letters = `${at}/letters/new?to=${grace.id}&how=letter`;
  const condolences = async () => {
    const list = (await sam.get(`${at}/letters/new`)).page().document;
    const link = [...list.querySelectorAll('a')].find(({ textContent }) => textContent?.includes('After a death'));
    return (await sam.get(link?.getAttribute('href') ?? letters)).page().value('body');
  };
  expect(await condolences()).toContain('We are very sorry about the death of your baby.');
  const seen = (await sam.get(`${to}/steps/who`)).page().value('seen');
  await sam.post(`${to}/steps/who`, { ...loss, called: 'Lily', seen });
  expect(await condolences()).toContain('We are very sorry about the death of Lily.');
  await sam.post(`${at}/notes`, { body: 'Lily was taken away.' });
  expect((await sam.get(`${at}/print?details=without&text=yes`)).page().text).toContain('[name] was taken away.');
  expect((await sam.get(`/desk/people/${ada.id}`)).page().text).toContain('Ada Okafor');
});

test('a slip is undone: signed out, held or not wanted, stopped, and what they said', async () => {
  const world = await afterDeath();
  const { sam, to, grace, kase, text } = world;
  await sam.post(`${to}/belongings`, { what: 'A watch', kind: 'jewellery', kept_where: 'Safe', listed_on: 'today' });
  const actionOn = async (path: string, end: string) =>
    (await sam.get(`${to}${path}`)).page().document.querySelector(`form[action$="${end}"]`)?.getAttribute('action') ??
    '';
  const out = await actionOn('/belongings', 'signing-out');
  await sam.post(out, { fate: 'mistake', out_on: 'today' });
  expect(await text('/belongings')).toContain('Written down by mistake, Tuesday 24 November – Sam Reid');
  const back = await actionOn('/belongings', 'restoration');
  await sam.post(back);
  await sam.post(back);
  expect(await text('/belongings')).not.toContain('Written down by mistake,');
  await sam.post(out, { fate: 'collected', out_to: 'Grace', out_on: 'today' });
  expect(await text('/belongings')).toContain('Collected and signed for, Tuesday 24 November – Grace');

  await sam.post(`${to}/viewings`, { day: 'tomorrow', time: '2pm', who: 'Grace', with_whom: '', place: '', note: '' });
  await sam.post(await actionOn('/viewings', 'ending'), { state: 'cancelled' });
  expect((await promises(world, kase.id)).map(({ state }) => state)).toEqual(['cancelled']);
  await sam.post(await actionOn('/viewings', 'restoration'));
  expect((await promises(world, kase.id)).map(({ state }) => state)).toEqual(['open']);
  expect(await text('/viewings')).toContain('Booked');

  const wish = { slot: 'other', chosen: 'yes', person: grace.id, day: '4 January', time: '11am', way: 'phone' };
  await sam.post(`${to}/follow-ups`, wish);
  await sam.post(`${to}/follow-ups/end`);
  expect(await text('/follow-ups')).toContain('Nothing is chosen');
  await sam.post(await actionOn('/follow-ups', 'restoration'));
  expect(await text('/follow-ups')).toContain('On another day: Grace Okafor');
  await sam.post(await actionOn('/follow-ups', 'outcome'), { words: 'She sleeps again.', helped: 'yes' });
  const undone = await actionOn('/follow-ups', 'restoration');
  await sam.post(undone);
  await sam.post(undone);
  expect((await promises(world, kase.id)).map(({ state }) => state)).toEqual(['open', 'open']);
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Undone');
  await sam.post(await actionOn('/follow-ups', 'stop'));
  await sam.post(`${to}/follow-ups`, { ...wish, day: '5 January' });
  expect((await sam.post(undone)).status).toBe(422);
});

test('what one of us does by a day stands in My day, leads to the steps, and is done with the step', async () => {
  const world = await afterDeath();
  const { sam, to, kase, text } = world;
  const ours = {
    status: 'query',
    state: 'ours',
    day: 'tomorrow',
    time: '11am',
    note: 'Her question about the fall.',
    seen: '',
  };
  expect((await sam.post(`${to}/steps/examiner`, ours)).status).toBe(303);
  const day = await sam.get('/desk');
  expect(day.page().text).toContain('After the death: Medical examiner');
  expect(day.body).toContain(`${to}"`);
  expect(await text()).toContain('We do this by 11am on Wednesday 25 November');
  expect((await sam.post(`${to}/steps/examiner`, { ...ours, state: 'ours', day: '' })).status).toBe(422);
  const seen = (await sam.get(`${to}/steps/examiner`)).page().value('seen');
  await sam.post(`${to}/steps/examiner`, { status: 'sent', state: 'done', note: 'They rang her.', seen });
  expect((await promises(world, kase.id)).map(({ state }) => state)).toEqual(['kept']);
  const last = (await sam.get(`${to}/steps/examiner`)).page().value('seen');
  await sam.post(`${to}/steps/examiner`, { status: 'sent', state: 'done', note: 'They rang her.', seen: last });
  expect((await sam.get(`${to}/steps/examiner`)).page().one('main details')).toContain('What was saved before: 2');
});

test('two officers at one step: the second is told, and both texts stay', async () => {
  const { sam, to, staff } = await afterDeath();
  const mo = await staff('officer', 'Mo Khan');
  await sam.post(`${to}/steps/faith`, { needs: 'Burial today', rapid: 'asked', state: 'open', seen: '' });
  const late = await mo.post(`${to}/steps/faith`, { needs: 'None', state: 'not_needed', seen: '' });
  expect([late.status, late.page().errors[0]]).toEqual([422, expect.stringContaining('A colleague saved this')]);
  expect(late.page().text).toContain('Burial today');
  expect(late.page().value('needs')).toBe('None');
  const seen = late.page().value('seen');
  expect((await mo.post(`${to}/steps/faith`, { needs: 'None', state: 'not_needed', seen })).status).toBe(303);
});

test('a baby, a child and an adult have steps and words of their own', async () => {
  const { sam, to, text } = await afterDeath({ child: true });
  expect(await text()).toContain('Child death review');
  expect(await text()).not.toContain('LeDeRMedical');
  await sam.post(`${to}/steps/who`, { called: 'Hope', path: 'early_loss', state: 'done', seen: '' });
  const early = await text();
  expect(early).toContain('After the loss of Hope');
  expect(early).toContain('A certificate, if they want one');
  expect(early).not.toMatch(/Medical examiner|Coroner|Child death review|Learning from the death/);
  expect(await text('/explained')).toContain('I am so sorry about Hope.');
  expect(await text('/explained')).not.toContain('medical examiner');
  expect((await sam.get(`${to}/steps/coroner`)).status).toBe(404);
  const seen = (await sam.get(`${to}/steps/who`)).page().value('seen');
  await sam.post(`${to}/steps/who`, {
    called: 'Hope',
    path: 'stillbirth',
    born_on: '20 November',
    state: 'done',
    seen,
  });
  expect(await text()).toContain('RegistrationBy law by Friday 1 January 2027');
});

test('officers see what is counted, with what is not checked; with a coroner nothing runs, and the trust sets its own days', async () => {
  const { sam, to, text, staff } = await afterDeath();
  await sam.post(`${to}/steps/who`, { called: 'Ada', path: 'adult', died_on: '23/11/2026', state: 'done', seen: '' });
  expect(await text()).toContain('CertificateOur aim: by Thursday 26 November (not yet checked here)');
  const boss = await staff('manager', 'Bea Marsh');
  await boss.post('/desk/settings/bereavement-days', { code: 'certificate', days: '2', from: 'today' });
  expect(await text()).toContain('CertificateOur aim: by tomorrow');
  expect(await text()).not.toContain('Our aim: by tomorrow (not yet');
  expect((await sam.post('/desk/settings/bereavement-days', {})).status).toBe(403);
  await sam.post(`${to}/steps/certificate`, { sent_on: '24/11/2026', state: 'done', seen: '' });
  expect(await text()).toContain(
    'RegistrationBy law by Sunday 29 November, counted from when the registrar has the papers',
  );
  await sam.post(`${to}/steps/coroner`, { status: 'inquest', state: 'open', seen: '' });
  expect(await text()).not.toMatch(/By law by|Our aim/);
  await sam.post(`${to}/belongings`, { what: 'A watch', kind: 'jewellery', kept_where: 'Safe', listed_on: 'today' });
  expect(await text()).toContain('BelongingsKept here until Sunday 21 February 2027 (not yet checked here)');
});

test('belongings are written down once, signed out to somebody, and stay on the list', async () => {
  const { sam, to, text } = await afterDeath();
  const watch = { what: 'A watch', kind: 'jewellery', kept_where: 'Safe of the ward', listed_on: 'today' };
  await sam.post(`${to}/belongings`, watch);
  await sam.post(`${to}/belongings`, watch);
  const page = (await sam.get(`${to}/belongings`)).page();
  expect(page.all('main .nhsuk-list--border > li')).toHaveLength(1);
  const action = page.document.querySelector('form[action$="signing-out"]')?.getAttribute('action') ?? '';
  const nobody = await sam.post(action, { fate: 'collected', out_to: '', out_on: 'today' });
  expect(nobody.page().errors).toEqual(['Enter who signed for it']);
  await sam.post(action, { fate: 'collected', out_to: 'Grace Okafor, her daughter', out_on: 'today' });
  expect(await text('/belongings')).toContain(
    'Collected and signed for, Tuesday 24 November – Grace Okafor, her daughter – Sam Reid',
  );
  await sam.post(action, { fate: 'unclaimed', out_to: '', out_on: 'today' });
  expect(await text('/belongings')).not.toContain('Nobody claimed it in the time we keep things, Tuesday');
});

test('a viewing is booked with who comes and who goes with them, and stands in My day at its time', async () => {
  const world = await afterDeath();
  const { sam, to, kase, staff, clock } = world;
  const booking = {
    day: 'tomorrow',
    time: '2pm',
    who: 'Grace and her brother',
    with_whom: 'Sam',
    place: 'Quiet room',
    note: '',
  };
  expect((await sam.post(`${to}/viewings`, { ...booking, day: '' })).page().errors).toContain(
    'Enter a day, like tomorrow or Friday',
  );
  await sam.post(`${to}/viewings`, booking);
  await sam.post(`${to}/viewings`, booking);
  expect((await promises(world, kase.id)).map(({ about, agreed }) => [about, agreed])).toEqual([
    ['After the death: viewing, be there', true],
  ]);
  const action =
    (await sam.get(`${to}/viewings`)).page().document.querySelector('form[action$="ending"]')?.getAttribute('action') ??
    '';
  expect((await sam.post(action, { state: 'held' })).status).toBe(422);
  clock.now = at('25', '15:00');
  const mo = await staff('officer', 'Mo Khan');
  await mo.post(action, { state: 'held' });
  expect((await mo.get(`${to}/viewings`)).page().text).toContain('They were there, with Sam, Quiet room');
  expect((await promises(world, kase.id)).map(({ state }) => state)).toEqual(['kept']);
});

test('what there is to claim and which deaths a coroner looks into stands beside the words, for the officer', async () => {
  const { sam, to, text } = await afterDeath();
  const explained = await text('/explained');
  expect(explained).toContain('Ask for it soon.');
  expect(explained).toMatch(
    /£3,500, and up to 18 monthly payments\. All of it only if claimed within 3 months \(not yet/,
  );
  const coroner = await text('/steps/coroner');
  expect(coroner).toContain('in custody; or that may come from a procedure or from work');
  expect(coroner).toContain('An inquest aims to end within 6 months');
  expect((await newVisitor(await newWorld()).get('/someone-has-died/support')).page().text).toContain(
    'Ask soon. Some payments may be less after 3 months.',
  );
  await sam.post(`${to}/steps/who`, { called: 'Ada', path: 'child', state: 'done', note: '', seen: '' });
  expect(await text('/explained')).toContain('Parental bereavement leave: 2 weeks from the first day of a job.');
});

test('that we are sorry is said once, by whoever says it first; what is explained is ticked with its words', async () => {
  const { sam, to, text, staff, kase } = await afterDeath();
  expect(await text()).toContain('“I am so sorry that Ada Okafor died.”');
  await sam.post(`${to}/told`, { item: 'condolence', how: 'spoken', to: 'pathway' });
  const mo = await staff('officer', 'Mo Khan');
  expect((await mo.get(to)).page().text).toContain('was said by Sam Reid on Tuesday 24 November. It is said once.');
  expect((await mo.get(to)).page().text).not.toContain('I am so sorry');
  await mo.post(`${to}/told`, { item: 'register', how: 'both' });
  await mo.post(`${to}/told`, { item: 'register', how: 'both' });
  expect(await text('/explained')).toContain(
    'Said and given – Mo Khan, 10am on Tuesday 24 November, words of November 2026',
  );
  expect(await text()).toContain('2 of 17 said');
  await mo.post(`${to}/told/removal`, { item: 'register' });
  expect(await text()).toContain('1 of 17 said');
  expect((await mo.post(`${to}/told`, { item: 'luck', how: 'both' })).status).toBe(404);
  const letters = (await sam.get(`/desk/cases/${kase.ref}/letters/new`)).page().text;
  expect(letters).toContain('After a death: a later letter');
});

test('who to call is set in Settings with its day, named to officers, and to the public only once it is checked', async () => {
  const { sam, to, staff, text } = await afterDeath();
  const boss = await staff('manager', 'Bea Marsh');
  const office = {
    kind: 'medical_examiner',
    name: 'Medical examiner’s office',
    officer: 'Rupa Saini',
    phone: '020 7946 0363',
    hours: 'Monday to Friday, 9am to 4pm',
    address: '',
    public: 'yes',
  };
  expect((await sam.post('/desk/settings/bereavement', office)).status).toBe(403);
  expect((await boss.post('/desk/settings/bereavement', { ...office, phone: 'ring me' })).status).toBe(422);
  expect((await boss.post('/desk/settings/bereavement', office)).to).toBe('/desk/settings/bereavement?done=saved');
  expect((await boss.post('/desk/settings/bereavement', office)).to).toBe('/desk/settings/bereavement?unchanged=yes');
  expect(await text('/steps/examiner')).toContain(
    'Medical examiner’s office: Rupa Saini, 020 7946 0363, Monday to Friday, 9am to 4pm',
  );
  expect(await text('/explained')).toContain(
    'You can call them yourself. Medical examiner’s office: Rupa Saini, 020 7946 0363',
  );
  expect((await boss.get('/desk/settings/numbers')).body).toContain('020 7946 0363');
  await boss.post('/desk/settings/bereavement', { ...office, officer: 'Tom Hale' });
  const settings = (await boss.get('/desk/settings/bereavement')).page();
  expect(settings.text).toContain('Until 10am on Tuesday 24 November, when Bea Marsh changed it');
  const back = settings.document.querySelector('form[action*="restoration"]');
  await boss.post(back?.getAttribute('action') ?? '', {
    earlier: back?.querySelector('[name=earlier]')?.getAttribute('value') ?? '',
  });
  expect(await text('/steps/examiner')).toContain('Rupa Saini');
  expect((await sam.get(`${to}/steps/none`)).status).toBe(404);
});

test('a restricted case keeps its pathway from everybody who may not open it; another trust finds nothing', async () => {
  const { sam, to, kase, staff } = await afterDeath();
  await sam.post(`${to}/steps/who`, { called: 'Ada', path: 'adult', state: 'done', seen: '' });
  const mo = await staff('officer', 'Mo Khan');
  await sam.as(async (ctx) =>
    restrictCase(ctx, await findCase(ctx, kase.ref), { names: [sam.id], reason: 'A colleague of ours.' }),
  );
  const other = await (await newTrust()).staff('officer', 'Far Away');
  for (const path of ['', '/steps/who', '/explained', '/belongings', '/viewings', '/follow-ups'])
    expect([path, (await other.get(`${to}${path}`)).status]).toEqual([path, 404]);
  const nobody = '018f2c1e-0000-7000-8000-000000000000';
  const acts = [
    '/steps/who',
    '/told',
    '/told/removal',
    '/belongings',
    `/belongings/${nobody}/signing-out`,
    '/viewings',
  ];
  const undone = ['belongings', 'viewings', 'follow-ups'].map((of) => `/${of}/${nobody}/restoration`);
  const others = [
    ...undone,
    `/viewings/${nobody}/ending`,
    '/follow-ups',
    '/follow-ups/end',
    `/follow-ups/${nobody}/stop`,
  ];
  for (const path of [...acts, ...others, `/follow-ups/${nobody}/outcome`, '/follow-ups/quiet-days'])
    expect([path, (await other.post(`${to}${path}`)).status]).toEqual([path, 404]);
  for (const path of [
    ...undone,
    `/belongings/${nobody}/signing-out`,
    `/viewings/x/ending`,
    `/follow-ups/${nobody}/stop`,
  ])
    expect([path, (await sam.post(`${to}${path}`, { fate: 'given_up' })).status]).toEqual([path, 404]);
  expect((await (await staff('volunteer', 'Vi Low')).get(to)).status).toBe(403);
  expect((await mo.get(to)).status).toBe(403);
  expect((await mo.get(`${to}/steps/who`)).page().text).not.toContain('Ada');
  expect((await mo.post(`${to}/steps/who`, { called: 'X', state: 'done', seen: '' })).status).toBe(403);
  expect((await sam.get(to)).page().text).toContain('After Ada died');
});

test('a closed case keeps what the family chose; the pathway still opens', async () => {
  const { sam, to, kase, grace, runJobs, text, asSystem } = await afterDeath();
  await sam.post(`${to}/steps/who`, { called: 'Ada', path: 'adult', died_on: '23/11/2026', state: 'done', seen: '' });
  await sam.post(`${to}/follow-ups`, {
    slot: 'six_weeks',
    chosen: 'yes',
    person: grace.id,
    day: '4 January',
    time: '11am',
    way: 'phone',
  });
  await sam.as(async (ctx) => closeCase(ctx, await findCase(ctx, kase.ref), { outcome: 'explained', told: 'yes' }));
  await runJobs();
  expect((await promises({ asSystem }, kase.id)).map(({ state, due_at }) => [state, due_at.toISOString()])).toEqual([
    ['open', '2027-01-04T11:00:00.000Z'],
  ]);
  expect(await text()).toContain('After 6 weeks11am on Monday 4 January 2027, by phone');
});

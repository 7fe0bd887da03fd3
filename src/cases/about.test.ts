import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { addWay, searchPeople } from '../people/index.ts';
import { findCase, listCasePeople, makePromise } from './index.ts';

test('type, subject, place and marks can be changed, and unknown ones are refused with what was typed', async () => {
  const { sam, kase } = await newWorld();
  const address = `/desk/cases/${kase.ref}/about`;
  const refused = await sam.post(address, { type: 'concern', place: 'Ward 99', subject: '' });
  expect(refused.page().errors).toEqual(['Choose a ward or service from the directory, or leave this empty']);
  expect(refused.page().value('place')).toBe('Ward 99');
  expect((await sam.post(address, { type: 'nonsense' })).status).toBe(422);
  expect((await sam.post(address, { type: 'concern', subject: 'nonsense' })).page().errors).toEqual([
    'Choose a subject from the list.',
  ]);
  await sam.post(address, { type: 'question', subject: 'falls', place: 'Willow', marks: ['child', 'after_death'] });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.text).toContain('Question');
  expect(page.text).toContain('Falls');
  expect(page.text).toContain('After a death, Child or young person');
});

test('two people who change different things both get their change', async () => {
  const { sam, kase, place } = await newWorld();
  const address = `/desk/cases/${kase.ref}/about`;
  const was = { was_type: 'concern', was_subject: '', was_place: 'Ward 7B', was_place_id: place, was_marks: '' };
  const same = { ...was, place: 'Ward 7B', place_id: place };
  await sam.post(address, { ...same, type: 'question', subject: '' });
  const answer = await sam.post(address, { ...same, type: 'concern', subject: 'falls' });
  expect(answer.status).toBe(303);
  const now = await sam.as((ctx) => findCase(ctx, kase.ref));
  expect([now.type, now.subject]).toEqual(['question', 'falls']);
});

test('two people who change the same thing see both versions, and nothing is lost', async () => {
  const { sam, kase, staff } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  const address = `/desk/cases/${kase.ref}/sharing`;
  const was = { was_sharing: 'not_asked', was_with: '', was_note: '' };
  await priya.post(address, { ...was, sharing: 'no_name', note: 'Grace, by phone' });
  const conflict = await sam.post(address, { ...was, sharing: 'name', with: 'Ward 7B', note: 'Grace, at the desk' });
  expect(conflict.status).toBe(409);
  const page = conflict.page();
  expect(page.heading).toBe('Priya changed this while you were typing');
  expect(page.text).toContain('Both versions are here. Nothing is lost.');
  expect(page.text).toContain('Grace, by phone');
  const kept = Object.fromEntries(
    [...page.document.querySelectorAll('main form input[type="hidden"]')].map((input) => [
      input.getAttribute('name') ?? '',
      input.getAttribute('value') ?? '',
    ]),
  );
  const settled = await sam.post(address, { ...kept, clash: ['sharing', 'note'], keep: 'both' });
  expect(settled.status).toBe(303);
  const now = await sam.as((ctx) => findCase(ctx, kase.ref));
  expect([now.sharing, now.sharing_with]).toEqual(['no_name', '']); // what shares less
  expect(now.sharing_note).toBe('Grace, by phone\nGrace, at the desk');
});

test('two people who tick different marks both get theirs', async () => {
  const { sam, kase } = await newWorld();
  const address = `/desk/cases/${kase.ref}/about`;
  const was = { type: 'concern', was_type: 'concern', was_marks: '' };
  await sam.post(address, { ...was, marks: 'after_death' });
  expect((await sam.post(address, { ...was, marks: 'child' })).status).toBe(303);
  expect(await sam.as((ctx) => findCase(ctx, kase.ref))).toMatchObject({ after_death: true, child: true });
  await sam.post(address, { type: 'concern', was_type: 'concern', was_marks: 'after_death child', marks: 'child' });
  expect(await sam.as((ctx) => findCase(ctx, kase.ref))).toMatchObject({ after_death: false, child: true });
});

test('a third change while somebody chooses between two is shown, and not written over', async () => {
  const { sam, kase, staff } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  const address = `/desk/cases/${kase.ref}/sharing`;
  const was = { was_sharing: 'not_asked', was_with: '', was_note: '' };
  await priya.post(address, { ...was, sharing: 'no_name', note: 'Grace, by phone' });
  await sam.post(address, { ...was, sharing: 'name', with: 'Ward 7B', note: 'Grace, at the desk' });
  const theirs = { was_sharing: 'no_name', was_with: '', was_note: 'Grace, by phone' };
  await priya.post(address, { ...theirs, sharing: 'keep', note: 'Grace took it back' });
  const mine = { ...theirs, sharing: 'name', with: 'Ward 7B', note: 'Grace, at the desk' };
  const again = await sam.post(address, { ...mine, clash: ['sharing', 'note'], keep: 'mine' });
  expect([again.status, again.page().text.includes('Grace took it back')]).toEqual([409, true]);
  const seen = { was_sharing: 'keep', was_with: '', was_note: 'Grace took it back' };
  const chosen = { ...mine, ...seen, clash: ['sharing', 'note'], keep: 'mine' };
  for (let press = 0; press < 2; press += 1) expect((await sam.post(address, chosen)).status).toBe(303);
  expect((await sam.as((ctx) => findCase(ctx, kase.ref))).sharing).toBe('name');
});

test('sharing asks with whom, who said so, and why if there is no consent', async () => {
  const { sam, kase } = await newWorld();
  const address = `/desk/cases/${kase.ref}/sharing`;
  const errors = async (fields: Record<string, string>) => (await sam.post(address, fields)).page().errors;
  expect(await errors({ sharing: '' })).toEqual(['Choose what may be shared']);
  expect(await errors({ sharing: 'name', note: 'Grace' })).toEqual(['Enter which services you can ask with the name']);
  expect(await errors({ sharing: 'no_name' })).toEqual(['Write who said so and how']);
  expect(await errors({ sharing: 'safety' })).toEqual(['Write why this is shared without consent, and who agreed']);
  await sam.post(address, { sharing: 'name', with: 'Ward 7B, Dr Shah', note: 'Grace, by phone' });
  await sam.post(address, { sharing: 'keep', note: 'Grace changed her mind' });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.one('.app-idbar')).toContain('Keep it in PALS');
  expect(page.text).toContain('Can ask with name: Ward 7B, Dr Shah. Grace, by phone');
});

test('the safety concern comes off only by recording who was told', async () => {
  const { sam, kase, danger } = await newWorld();
  await sam.post(`/desk/cases/${kase.ref}/about`, { type: 'concern', marks: 'safety' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('.nhsuk-tag--red')).toBe('Safety concern');
  await sam.post(`/desk/cases/${kase.ref}/about`, { type: 'concern' });
  expect((await sam.as((ctx) => findCase(ctx, kase.ref))).safety).toBe(true);
  const about = (await sam.get(`/desk/cases/${kase.ref}/about`)).page();
  expect(about.document.querySelector(`a[href="/desk/cases/${kase.ref}/danger"]`)).not.toBeNull();
  const told = { told: 'safeguarding', name: 'Ann Lee, safeguarding lead', day: 'today', time: '9:30am' };
  await sam.post(`/desk/cases/${kase.ref}/danger/${danger}/lines`, { ...told, outcome: 'She is safe', closes: 'yes' });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.all('.nhsuk-tag--red')).toEqual([]);
  expect(page.text).toContain('Safety concern: told Ann Lee, safeguarding lead');
});

test('somebody we know is added without script by finding them; somebody new by their name', async () => {
  const { sam, kase, ada } = await newWorld();
  const address = `/desk/cases/${kase.ref}/people`;
  expect((await sam.get(address)).page().text).toContain('Grace Okafor');
  const found = await sam.post(address, { name: 'Ada Okafr', act: 'find' });
  expect(found.status).toBe(200);
  expect(found.page().document.querySelector(`[name="match"][value="${ada.id}"]`)).not.toBeNull();
  await sam.post(address, { name: 'Ada Okafr', match: ada.id, role: 'representative' });
  const refused = await sam.post(address, { name: 'Joe Hill', phone: 'ring ring' });
  expect(refused.page().errors).toEqual([
    'Choose their part in this case',
    'Enter a phone number, like 020 7946 0018 or 07700 900123',
  ]);
  expect(refused.page().value('phone')).toBe('ring ring');
  await sam.post(address, { name: 'Joe Hill', role: 'advocate', relation: 'advocate', phone: '07700 900456' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Joe Hill (advocate)');
  expect(await sam.as((ctx) => searchPeople(ctx, 'Joe Hill', 5))).toHaveLength(1);
});

test('a part is changed and ended; a case keeps its caller', async () => {
  const { sam, kase, ada, grace } = await newWorld();
  const parts = () =>
    sam.as(async (ctx) => (await listCasePeople(ctx, kase.id)).map((row) => `${row.role} ${row.person_id}`));
  await sam.post(`/desk/cases/${kase.ref}/people/${ada.id}`, { role: 'died' });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.text).toContain('Person who died');
  expect(page.text).toContain('After a death');
  expect((await sam.post(`/desk/cases/${kase.ref}/people/${grace.id}/ending`)).status).toBe(422);
  await sam.post(`/desk/cases/${kase.ref}/people/${ada.id}`, { role: 'caller' });
  expect((await parts()).sort()).toEqual([`caller ${ada.id}`, `other ${grace.id}`].sort());
  await sam.post(`/desk/cases/${kase.ref}/people/${grace.id}/ending`);
  expect(await parts()).toEqual([`caller ${ada.id}`]);
});

test('two give somebody another part at once: both stand side by side, and one is chosen', async () => {
  const { sam, staff, kase, ada } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  const at = `/desk/cases/${kase.ref}/people/${ada.id}`;
  const was = { was_role: 'patient', was_relation: '' };
  await priya.post(at, { ...was, role: 'carer', relation: '' });
  const answer = await sam.post(at, { ...was, role: 'advocate', relation: '' });
  expect([answer.status, answer.page().heading]).toEqual([409, 'Priya changed this while you were typing']);
  const roles = async () =>
    (await sam.as((ctx) => listCasePeople(ctx, kase.id))).flatMap((row) => (row.person_id === ada.id ? row.role : []));
  expect(await roles()).toEqual(['carer']);
  const again = { role: 'advocate', relation: '', was_role: 'carer', was_relation: '', clash: 'role' };
  await sam.post(at, { ...again, keep: 'theirs' });
  expect(await roles()).toEqual(['carer']);
  await sam.post(at, { ...again, keep: 'mine' });
  expect(await roles()).toEqual(['advocate']);
});

test('marked as after a death, nobody is offered to call the patient, also where their record does not say so yet', async () => {
  const { sam, kase, ada } = await newWorld();
  const base = `/desk/cases/${kase.ref}`;
  await sam.as(async (ctx) => {
    await addWay(ctx, ada, { kind: 'phone', value: '07700 900888' });
    await makePromise(ctx, { kind: 'call_back', case: kase.id, person: ada.id, owner: sam.id, due: ctx.now });
  });
  expect((await sam.get('/desk')).page().text).toContain('Call Ada Okafor');
  await sam.post(`${base}/about`, { type: 'concern', marks: ['after_death'] });
  const page = await sam.get(base);
  expect(page.page().text).toContain('Has died. Do not write or call.');
  expect([/Call(<[^>]*>)? ?Ada/.test(page.body), page.body.includes('tel:07700900888')]).toEqual([false, false]);
  expect((await sam.get('/desk')).page().text).not.toContain('Call Ada Okafor');
});

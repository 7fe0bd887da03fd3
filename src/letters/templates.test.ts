import { expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { at } from '../../test/promised.ts';
import { newWorld } from '../../test/world.ts';
import { lengthHint, textMessages, toneHints, wrongIn } from './checks.rules.ts';
import { placeholderTrouble } from './placeholders.rules.ts';
import { findTemplate, listNewest, listOffered } from './templates.ts';

const LIST = '/desk/settings/templates';

/** Where a template of this name is edited, and what its form holds. */
async function templateOf(desk: Desk, name: string) {
  const versions = await desk.as((ctx) => listNewest(ctx));
  const version = versions.filter((one) => one.name === name).at(-1);
  if (!version) throw new Error(`No template ${name}`);
  const { template_id, ways, subject, body } = version;
  const typed = { name, ways, subject, body };
  const was = { was_name: name, was_ways: ways.join(' '), was_subject: subject, was_body: body };
  return {
    at: `${LIST}/${template_id}`,
    id: version.id,
    template: template_id,
    typed: { ...typed, from: 'today' },
    was,
  };
}

const thanks = 'Thank you for writing to us about [[what it is about]].';

test('what ships is in use in a new trust, and says all that it must', async () => {
  const { staff } = await newTrust();
  const mia = await staff('manager', 'Mia Long');
  const offered = await mia.as((ctx) => listOffered(ctx));
  expect(offered.map(({ name }) => name)).toContain('How to complain');
  expect(offered).toHaveLength(26);
  for (const one of offered) {
    expect([one.name, wrongIn(one.kind, one)]).toEqual([one.name, []]);
    expect([one.name, toneHints(one.body)]).toEqual([one.name, []]);
  }
  const page = (await mia.get(LIST)).page();
  expect(page.text).toContain('As shipped');
  expect(page.text).toContain(
    'Final response to a complaint. Email, letter. A second person reads it first. As shipped',
  );
});

test('a manager changes the acknowledgement, and the next letter of an officer says it', async () => {
  const { staff, sam, kase, grace } = await newWorld();
  const mia = await staff('manager', 'Mia Long');
  const { at: to, typed, was, template } = await templateOf(mia, 'Acknowledgement');
  const body = typed.body.replace('Thank you for telling us', 'It is good that you told us');
  const saved = await mia.post(to, { ...typed, ...was, body });
  expect(saved.to).toBe(`${to}?done=saved`);
  expect((await mia.get(LIST)).page().text).toContain('Changed Tuesday 24 November by Mia Long');
  const writing = `/desk/cases/${kase.ref}/letters/new?template=${template}&to=${grace.id}&how=email`;
  const page = (await sam.get(writing)).page();
  expect(page.value('body')).toContain('It is good that you told us');
  expect(page.value('subject')).toBe(`PALS has your message: ${kase.ref}`);
});

test('an unknown name in brackets and a missing part are refused by name, with the words kept', async () => {
  const { staff } = await newTrust();
  const mia = await staff('manager', 'Mia Long');
  const { at: to, typed, was } = await templateOf(mia, 'Acknowledgement');
  const wrong = await mia.post(to, { ...typed, ...was, body: typed.body.replace('[[officer]] is', '[[offiser]] is') });
  expect([wrong.status, wrong.page().errors]).toEqual([
    422,
    ['There is nothing called [[offiser]]. Use one of the names in the list, or write the words themselves.'],
  ]);
  expect(wrong.page().value('body')).toContain('[[offiser]]');
  const bare = await mia.post(to, {
    ...typed,
    ...was,
    body: 'Dear [[their name]], we have it. [[officer]]',
    subject: '',
  });
  expect(bare.page().errors).toEqual([
    'Enter a subject for the email',
    'This must say the reference: [[reference]] or [[how to reach us]] or [[how it stands]]',
    'This must say what we understood: [[what they told us]] or [[what it is about]]',
    'This must say when they next hear from us: [[next date]]',
    'This must say how to reach us: [[how to reach us]] or [[phone]] or [[how it stands]]',
    'This must say that it is confidential and shared only if they agree',
    'This must say urgent help: [[urgent help]] or [[urgent numbers]]',
  ]);
  expect(placeholderTrouble('Dear [[their name')).toBe('Close every [[ with ]], around one of the names in the list');
  expect(placeholderTrouble('{{ Their  NAME }}')).toBeUndefined();
  const nothing = await mia.post(to, { ...was, name: '', body: '', subject: '', from: 'yesterday' });
  expect(nothing.page().errors).toEqual(['Enter a name', 'Enter what it says']);
  const past = await mia.post(to, { ...typed, ...was, body: `${typed.body} `, from: 'yesterday' });
  expect(past.page().errors).toEqual(['Enter today or a later day: past days keep their words']);
});

test('saved unchanged, nothing is written; a second press changes nothing', async () => {
  const { staff } = await newTrust();
  const mia = await staff('manager', 'Mia Long');
  const { at: to, typed, was, template } = await templateOf(mia, 'Thank you');
  expect((await mia.post(to, { ...typed, ...was })).to).toBe(`${to}?unchanged=yes`);
  const change = { ...typed, ...was, body: thanks };
  expect((await mia.post(to, change)).to).toBe(`${to}?done=saved`);
  expect((await mia.post(to, change)).to).toBe(`${to}?unchanged=yes`);
  expect(await mia.as((ctx) => findTemplate(ctx, template))).toHaveLength(2);
  expect((await mia.post(`${to}/return`)).to).toBe(`${to}?unchanged=yes`);
  expect(await mia.as((ctx) => findTemplate(ctx, template))).toHaveLength(2);
});

test('other words hold from their day on; the former version is used again, and what was planned gives way', async () => {
  const { staff, clock } = await newTrust();
  const mia = await staff('manager', 'Mia Long');
  const { at: to, typed, was, template, id } = await templateOf(mia, 'Thank you');
  const said = async () => (await mia.as((ctx) => listOffered(ctx))).find((one) => one.template_id === template)?.body;
  await mia.post(to, { ...typed, ...was, body: thanks, from: 'tomorrow' });
  expect(await said()).toBe(typed.body);
  expect((await mia.get(LIST)).page().text).toContain('Other words from Wednesday 25 November');
  clock.now = at('25', '10:00');
  const mo = await staff('manager', 'Mo Khan');
  expect((await mo.as((ctx) => listOffered(ctx))).find((one) => one.template_id === template)?.body).toBe(thanks);
  const former = (await mo.get(`${to}/versions`)).page().text;
  expect(former).toContain('In use until Tuesday 24 November');
  expect(former).toContain('Saved by Mia Long, Tuesday 24 November, to hold from 25 Nov.');
  expect((await mo.post(`${to}/versions`, { version: id })).to).toBe(`${to}/versions?done=again`);
  expect((await mo.post(`${to}/versions`, { version: id })).status).toBe(303);
  const now = (await mo.as((ctx) => listOffered(ctx))).find((one) => one.template_id === template);
  expect([now?.body, now?.number, now?.again_of]).toEqual([typed.body, 3, id]);
  expect((await mo.post(`${to}/versions`, { version: template })).status).toBe(404);
});

test('what is planned is given up by keeping what holds', async () => {
  const { staff, clock } = await newTrust();
  const mia = await staff('manager', 'Mia Long');
  const { at: to, typed, was, template, id } = await templateOf(mia, 'Thank you');
  expect((await mia.get(`${to}/versions`)).page().text).not.toContain('Keep this version');
  await mia.post(to, { ...typed, ...was, body: thanks, from: 'tomorrow' });
  expect((await mia.get(`${to}/versions`)).page().text).toContain('Keep this version');
  await mia.post(`${to}/versions`, { version: id });
  expect((await mia.get(`${to}/versions`)).page().text).toContain('Planned, and never used');
  await mia.post(to, { ...typed, ...was, body: thanks, from: 'tomorrow' });
  await mia.post(`${to}/retirement`);
  clock.now = at('25', '10:00');
  const mo = await staff('manager', 'Mo Khan');
  await mo.post(`${to}/return`);
  const now = (await mo.as((ctx) => listOffered(ctx))).find((one) => one.template_id === template);
  expect(now?.body).toBe(typed.body);
});

test('a template that is not used any more is not offered, keeps its versions, and comes back', async () => {
  const { staff } = await newTrust();
  const mia = await staff('manager', 'Mia Long');
  const { at: to, template } = await templateOf(mia, 'Thank you');
  const isOffered = async () => (await mia.as((ctx) => listOffered(ctx))).some((one) => one.template_id === template);
  await mia.post(`${to}/retirement`);
  await mia.post(`${to}/retirement`);
  expect(await isOffered()).toBe(false);
  expect((await mia.get(LIST)).page().text).toContain('Not in use: 1');
  await mia.post(`${to}/return`);
  expect(await isOffered()).toBe(true);
});

test('two managers at one template: what only one of them changed is kept, and where both did they are told', async () => {
  const { staff } = await newTrust();
  const [mia, mo] = [await staff('manager', 'Mia Long'), await staff('manager', 'Mo Khan')];
  const { at: to, typed, was } = await templateOf(mia, 'Thank you');
  await mia.post(to, { ...typed, ...was, body: thanks });
  const kept = await mo.post(to, { ...typed, ...was, name: 'Thanks' });
  expect(kept.to).toBe(`${to}?done=saved`);
  const page = (await mo.get(to)).page();
  expect([page.value('name'), page.value('body')]).toEqual(['Thanks', thanks]);
  const clash = await mo.post(to, { ...typed, ...was, body: 'Thank you so much.' });
  expect(clash.status).toBe(409);
  expect(clash.page().text).toContain('Thank you so much.');
  expect(clash.page().text).toContain(thanks);
});

test('a trust adds its own, under a name that is not taken', async () => {
  const { staff } = await newTrust();
  const mia = await staff('manager', 'Mia Long');
  const own = {
    kind: 'other',
    name: 'Parking',
    ways: ['text'],
    subject: '',
    body: 'Park at the north gate.',
    from: 'today',
  };
  expect((await mia.post(LIST, own)).status).toBe(303);
  expect((await mia.post(LIST, { ...own, name: ' parking' })).page().errors).toEqual([
    'There is a template of this name already',
  ]);
  expect((await mia.post(LIST, { ...own, kind: '', ways: [], name: 'Other' })).page().errors).toEqual([
    'Choose what it is for',
  ]);
  expect((await mia.post(LIST, { ...own, ways: [], name: 'Other' })).page().errors).toEqual([
    'Choose how it may be sent',
  ]);
});

test('templates are a manager’s to change, and those of another trust do not exist', async () => {
  const { staff, sam } = await newWorld();
  const mia = await staff('manager', 'Mia Long');
  const { at: to, typed, was } = await templateOf(mia, 'Thank you');
  expect((await sam.get(LIST)).status).toBe(403);
  expect((await sam.post(to, { ...typed, ...was })).status).toBe(403);
  const other = await (await newTrust()).staff('manager', 'Olu Stranger');
  for (const address of [to, `${to}/versions`]) expect((await other.get(address)).status).toBe(404);
  for (const act of ['', '/versions', '/retirement', '/return'])
    expect((await other.post(`${to}${act}`, { ...typed, ...was, body: thanks })).status).toBe(404);
  expect((await mia.get(`${LIST}/not-an-id`)).status).toBe(404);
});

test('hints say how it may sound and how long a text message is, and stop nothing', async () => {
  const { staff } = await newTrust();
  const mia = await staff('manager', 'Mia Long');
  const { at: to, typed, was } = await templateOf(mia, 'Thank you');
  const body = `Thank you. We are sorry that you feel let down. ${'Unfortunately we are late. '.repeat(20)}`;
  const page = (await mia.get((await mia.post(to, { ...typed, ...was, body })).to)).page().text;
  expect(page).toContain('Say sorry for what happened, not for how they feel.');
  expect(page).toContain('Leave “unfortunately” out');
  expect(page).toContain('As a text message this is');
  expect([textMessages('a'.repeat(160)), textMessages('a'.repeat(161)), textMessages(`${'a'.repeat(70)}’`)]).toEqual([
    1, 2, 2,
  ]);
  expect(lengthHint(['letter'], body)).toBeUndefined();
});

test.each([
  'We are sorry that you feel this way.',
  'I am sorry you feel upset.',
  'We are sorry to hear that you were unhappy with the ward.',
  'We apologise if you feel that nobody listened.',
  'I’m sorry\nthat you feel we did not call.',
])('an apology that is none is marked: %s', (words) => {
  expect(toneHints(words)).toContain('Say sorry for what happened, not for how they feel.');
});

test.each([
  'We are sorry that nobody called you back.',
  'We are sorry for your loss. Tell us how you feel.',
  'We are very sorry about the death of your mother.',
])('an apology is not: %s', (words) => {
  expect(toneHints(words)).toEqual([]);
});

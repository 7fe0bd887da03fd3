import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';
import { fillIn, PANEL } from './involvement.examples.ts';

async function newPanel(over: Record<string, string> = {}) {
  const trust = await newTrust();
  const sam = await trust.staff('officer', 'Sam Reid');
  const answer = await sam.post('/desk/involvement/opportunities', { ...PANEL, owner: sam.id, ...over });
  expect([answer.status, answer.page().text]).toEqual([303, expect.anything()]);
  const id = /opportunities\/([0-9a-f-]{36})/.exec(answer.to)?.[1] ?? '';
  return { ...trust, sam, id, visitor: newVisitor(trust) };
}

test('somebody finds a panel, signs up for it, and is on the register with what they agreed to', async () => {
  const { visitor, sam, id, clock } = await newPanel();
  const list = await visitor.get('/get-involved');
  expect(list.page().text).toContain('Ward 7B patient panel');
  expect(list.cookies).toEqual([]);
  expect((await visitor.get(`/get-involved/${id}`)).page().text).toContain('Monday 14 December');
  await fillIn(visitor, `/get-involved/${id}/joining`);
  expect((await visitor.get('/get-involved/joining/check')).page().text).toContain('grace@example.org');
  clock.now = new Date(clock.now.getTime() + 60_000);
  const sent = await visitor.submit('/get-involved/joining/sending');
  expect(sent.page().heading).toBe('You have signed up');
  expect(sent.page().text).toContain('We will contact you by Wednesday 25 November');
  const register = await sam.get('/desk/involvement/people?kind=reader_group');
  expect(register.page().text).toContain('Grace Okafor');
  expect(register.page().text).toContain('Large print');
  expect((await sam.get('/desk/involvement/people?kind=research')).page().text).not.toContain('Grace Okafor');
  const day = await sam.get('/desk');
  expect(day.page().text).toContain('Answer a sign-up for Ward 7B patient panel');
});

test('surveys and volunteering are ways to take part like the others, and people on the register can wish for them', async () => {
  const { visitor, sam } = await newPanel({ kind: 'volunteering', title: 'Help people to find their way' });
  expect((await visitor.get('/get-involved')).page().text).toContain('Volunteering');
  const survey = { ...PANEL, owner: sam.id, kind: 'survey', title: 'What do you think of our food?' };
  expect((await sam.post('/desk/involvement/opportunities', survey)).status).toBe(303);
  expect((await visitor.get('/get-involved')).page().text).toContain('Answering a survey');
  await fillIn(visitor, '/get-involved/joining', { interests: { kinds: ['volunteering'] } });
  expect((await visitor.get('/get-involved/joining/check')).page().text).toContain('Volunteering');
});

test('whoever wants to volunteer has one page: what it is, what there is, the page of the trust, and how to begin', async () => {
  const { visitor, sam } = await newPanel();
  const help = { ...PANEL, owner: sam.id, kind: 'volunteering', title: 'Help people to find their way' };
  const wrong = await sam.post('/desk/involvement/opportunities', { ...help, website: 'our page' });
  expect([wrong.status, wrong.page().errors[0]]).toEqual([422, 'Enter the address of a website, like example.org']);
  await sam.post('/desk/involvement/opportunities', { ...help, website: 'example.org/volunteering' });
  const list = (await visitor.get('/get-involved')).page();
  expect(list.document.querySelector('a[href="/get-involved/volunteering"]')).not.toBeNull();
  const page = (await visitor.get('/get-involved/volunteering')).page();
  expect([page.heading, page.text.includes(help.title), page.text.includes(PANEL.title)]).toEqual([
    ...['Volunteering', true, false],
  ]);
  expect(page.document.querySelector('a[href="https://example.org/volunteering"]')).not.toBeNull();
  expect((await visitor.submit('/get-involved/joining', { kind: 'volunteering' })).page().heading).toBe(
    'What is your name?',
  );
  const interests = (await visitor.get('/get-involved/joining/interests')).page().document;
  expect(interests.querySelector('input[checked]')?.getAttribute('value')).toBe('volunteering');
});

test('what is held back, full or closed cannot be signed up for; a draft and a made-up address are not found', async () => {
  const draft = await newPanel({ state: 'draft' });
  expect((await draft.visitor.get('/get-involved')).page().text).toContain('Nothing is open just now');
  expect((await draft.visitor.get(`/get-involved/${draft.id}`)).status).toBe(404);
  expect((await draft.visitor.get('/get-involved/not-an-id')).status).toBe(404);
  const full = await newPanel({ state: 'full' });
  expect((await full.visitor.get(`/get-involved/${full.id}`)).page().text).toContain('This is full just now');
  expect((await full.visitor.submit(`/get-involved/${full.id}/joining`)).page().heading).toBe('Ward 7B patient panel');
  const open = await newPanel();
  await fillIn(open.visitor, `/get-involved/${open.id}/joining`);
  open.clock.now = new Date('2026-12-15T10:00:00Z');
  expect((await open.visitor.get(`/get-involved/${open.id}`)).page().text).toContain('This is closed');
  open.clock.now = new Date('2027-06-02T10:00:00Z');
  expect((await open.visitor.get(`/get-involved/${open.id}`)).status).toBe(404);
  expect((await newVisitor(full).get(`/get-involved/${open.id}`)).status).toBe(404);
  const later = await open.staff('officer', 'Priya Shah');
  const held = { ...PANEL, owner: later.id, apply_by: '1/7/2027', review_on: '2/6/2027', version: '1' };
  await later.post(`/desk/involvement/opportunities/${open.id}`, held);
  expect((await later.get('/desk')).page().text).toContain('Ways to get involved to check');
  await later.post(`/desk/involvement/opportunities/${open.id}/checks`);
  expect((await later.get('/desk')).page().text).not.toContain('Ways to get involved to check');
  expect((await open.visitor.get(`/get-involved/${open.id}`)).page().text).toContain('Thursday 1 July');
});

test('a sign-up is sent once: too quick and trapped are asked again, a second press changes nothing, what is missing is asked for', async () => {
  const { visitor, id, sam, clock } = await newPanel();
  await fillIn(visitor, `/get-involved/${id}/joining`, { reach: { email: 'grace@example.org', seen_by_others: 'no' } });
  expect((await visitor.submit('/get-involved/joining/sending')).page().text).toContain('that a person sent this');
  clock.now = new Date(clock.now.getTime() + 60_000);
  expect((await visitor.submit('/get-involved/joining/sending', { website: 'x' })).page().text).toContain(
    'that a person sent this',
  );
  await visitor.submit('/get-involved/joining/name', { name: '' });
  expect((await visitor.post('/get-involved/joining/sending')).to).toContain('/joining/name?from=check');
  await visitor.submit('/get-involved/joining/name', { name: 'Grace Okafor' });
  await visitor.submit('/get-involved/joining/sending');
  await visitor.submit('/get-involved/joining/sending');
  expect((await sam.get('/desk/involvement/people')).page().text).toContain('1 person');
  const stranger = newVisitor({ host: 'nobody.localhost' });
  expect([403, 404, 421]).toContain((await stranger.get('/get-involved')).status);
});

test('who writes of danger while they sign up sees where help is, and can still send it', async () => {
  const { visitor, id } = await newPanel();
  await fillIn(visitor, `/get-involved/${id}/joining`);
  const step = async () => (await visitor.get('/get-involved/joining/access')).page().document;
  expect((await step()).querySelector('form [data-when-words]')?.hasAttribute('hidden')).toBe(true);
  const check = async () => (await visitor.get('/get-involved/joining/check')).page();
  expect((await check()).document.querySelector('#danger-help')).toBeNull();
  await visitor.submit('/get-involved/joining/access?from=check', { other_need: 'My husband is hitting me' });
  expect((await check()).one('[aria-labelledby=danger-help]')).toContain('116 123');
  expect((await check()).text).toContain('You can still send this message.');
  expect((await step()).querySelector('#danger-help')?.closest('[hidden]')).toBeNull();
});

test('to hear of new ways without signing up for one, somebody has to agree', async () => {
  const { visitor, sam, clock } = await newPanel();
  await visitor.submit('/get-involved/joining');
  for (const [step, fields] of [
    ['name', { name: 'Ola West' }],
    ['contact', { way: 'letter' }],
    ['reach', { address: '1 High Street, Anytown', seen_by_others: 'no' }],
    ['interests', { kinds: [] }],
    ['access', {}],
    ['expenses', {}],
  ] as const)
    await visitor.submit(`/get-involved/joining/${step}`, fields);
  const refused = await visitor.submit('/get-involved/joining/consent', { consent: 'no', edition: '1' });
  expect([refused.status, refused.page().text]).toEqual([422, expect.stringContaining('stop here')]);
  await visitor.submit('/get-involved/joining/consent', { consent: 'yes', edition: '1' });
  clock.now = new Date(clock.now.getTime() + 60_000);
  expect((await visitor.submit('/get-involved/joining/sending')).page().heading).toBe('We have what you told us');
  expect((await sam.get('/desk/involvement/people')).page().text).toContain('Ola West');
});

test('two who change an opportunity at once: the second is told, and both texts are there', async () => {
  const { sam, id, staff } = await newPanel();
  const priya = await staff('officer', 'Priya Shah');
  const at = `/desk/involvement/opportunities/${id}`;
  await priya.post(at, { ...PANEL, title: 'Panel of the ward', owner: sam.id, version: '1' });
  const late = await sam.post(at, { ...PANEL, does: 'My words', owner: sam.id, version: '1' });
  expect(late.status).toBe(422);
  expect(late.page().text).toContain('Panel of the ward');
  expect(late.body).toContain('My words');
  expect((await (await staff('volunteer', 'Vi Lane')).get(at)).status).toBe(403);
});

import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { type Case, closeCase, findCase, listOpenOfKind, openCase } from '../cases/index.ts';
import { createPerson, mergePeople, type Person } from '../people/index.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let sam: Desk;
let mia: Desk;
let grace: Person;
let kase: Case;

beforeEach(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
  mia = await home.staff('manager', 'Mia Cole');
  await sam.as(async (ctx) => {
    grace = await createPerson(ctx, { name: 'Grace Okafor' });
    kase = await openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, receivedAt: ctx.now });
  });
});

const at = (more = '') => `/desk/people/${grace.id}${more}`;
const PLAN = {
  agreed: 'Tuesdays 10am by phone',
  reasons: 'often',
  reason_words: '41 calls in October.',
  adjustments: 'Autism: a fixed day and one voice help her.',
  challenge_told: 'yes',
  starts_on: '24/11/2026',
  review_on: '12/1/2027',
  ends_on: '3/3/2027',
};
const propose = (desk: Desk, fields: object = {}) => desk.post(at('/plans'), { ...PLAN, officer: sam.id, ...fields });
const act = async (desk: Desk, what: string) =>
  (await desk.get(at())).page().document.querySelector(`form[action$="/${what}"]`)?.getAttribute('action') ?? '';

test('a plan that is proposed is not agreed: nothing stands on the case until a senior colleague approves it', async () => {
  expect((await propose(sam)).to).toBe(at('?done=plan'));
  expect((await sam.get(at())).page().text).toContain('Proposed, not agreed yet: Tuesdays 10am by phone');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).not.toContain('Tuesdays 10am');
  expect(await act(sam, 'approval')).toBe('');
  expect((await mia.post(await act(mia, 'approval'))).status).toBe(303);
  const line = 'Agreed: Tuesdays 10am by phone with Sam, until 3 Mar 2027. Anything new is still taken.';
  expect((await sam.get(at())).page().text).toContain(line);
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-idbar')).toContain(line);
  expect((await sam.get('/desk/promises?day=12/1/2027')).status).toBe(200);
});

test('who proposed a plan does not approve it, also as the manager; an officer approves none', async () => {
  await propose(mia);
  const id = (await act(mia, 'ending')).replace(/ending$/, 'approval');
  expect((await mia.post(id)).page().text).toContain('A colleague approves what you proposed.');
  expect((await sam.post(id)).status).toBe(403);
});

test('adjustments considered, a reason and dates within half a year are required, and what was typed stays', async () => {
  const refused = await propose(sam, { adjustments: '', reason_words: '' });
  expect(refused.page().errors).toEqual([
    'Write which adjustments were considered first',
    'Write what happened, without judging',
  ]);
  expect(refused.page().value('agreed')).toBe('Tuesdays 10am by phone');
  expect((await propose(sam, { reasons: [] })).page().errors).toEqual(['Choose at least one reason']);
  expect((await propose(sam, { reasons: 'vexatious' })).status).toBe(422);
  expect((await propose(sam, { ends_on: '3/9/2027' })).page().errors).toEqual([
    'A plan runs for 6 months at most. Then it is looked at anew.',
  ]);
  expect((await propose(sam, { review_on: '3/9/2027' })).page().errors).toEqual([
    'Enter a review between the start and the end',
  ]);
});

test('whoever is to approve a proposed plan has it in My day until it is approved or taken back', async () => {
  const day = async () => (await mia.get('/desk')).page();
  const title = 'Approve the contact plan with Grace Okafor';
  await propose(sam);
  expect((await day()).text).toContain(title);
  const review = (await day()).document.querySelector(`.app-todo a[href="/desk/people/${grace.id}"]`);
  expect(review?.textContent).toContain('Review');
  expect((await sam.get('/desk')).page().text).not.toContain(title);
  await sam.post(await act(sam, 'ending'), { reason: 'It is better now.' });
  expect((await day()).text).not.toContain(title);
  await propose(sam);
  await mia.post(await act(mia, 'approval'));
  expect((await day()).text).not.toContain(title);
});

test('a plan with somebody whose cases are all closed is proposed and approved like any other', async () => {
  await sam.as(async (ctx) => closeCase(ctx, await findCase(ctx, kase.ref), { outcome: 'explained', told: 'yes' }));
  expect((await propose(sam)).status).toBe(303);
  expect((await mia.get('/desk')).page().text).toContain('Approve the contact plan with Grace Okafor');
  expect((await mia.post(await act(mia, 'approval'))).status).toBe(303);
  expect((await sam.as((ctx) => findCase(ctx, kase.ref))).status).toBe('closed');
});

test('nobody approves a plan before the person knows that they may challenge it', async () => {
  await propose(sam, { challenge_told: '' });
  const approval = await act(mia, 'approval');
  expect((await mia.post(approval)).status).toBe(422);
  await sam.post(await act(sam, 'telling'));
  expect((await mia.post(approval)).status).toBe(303);
});

test('a plan is over by itself after its last day, and can be ended before with a reason', async () => {
  await propose(sam);
  await mia.post(await act(mia, 'approval'));
  expect((await propose(sam)).page().errors).toEqual(['There is a contact plan already. End it first.']);
  const end = await act(sam, 'ending');
  expect((await sam.post(end)).page().text).toContain('Write why it ends');
  await sam.post(end, { reason: 'She has an advocate now.' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).not.toContain('Agreed:');
  await propose(sam);
  await mia.post(await act(mia, 'approval'));
  home.clock.now = new Date('2027-03-04T10:00:00Z');
  const later = await home.staff('officer', 'Priya Nair');
  expect((await later.get(`/desk/cases/${kase.ref}`)).page().text).not.toContain('Agreed:');
  home.clock.now = new Date('2026-11-24T10:00:00Z');
});

test('a plan holds for the person, whichever of two merged records it was agreed with', async () => {
  await propose(sam);
  await mia.post(await act(mia, 'approval'));
  const other = await sam.as(async (ctx) => {
    const made = await createPerson(ctx, { name: 'G Okafor' });
    await mergePeople(ctx, { stays: made, goes: grace, choices: {} });
    return made;
  });
  expect((await sam.get(`/desk/people/${other.id}`)).page().text).toContain('Agreed: Tuesdays 10am');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-idbar')).toContain('Agreed: Tuesdays 10am');
});

test('plans of another trust do not exist', async () => {
  await propose(sam);
  const stranger = await (await newTrust()).staff('manager', 'Olu Stranger');
  expect((await stranger.post(await act(sam, 'ending'), { reason: 'x' })).status).toBe(404);
  expect((await stranger.get(at('/plans/new'))).status).toBe(404);
});

test('when the one officer of a plan leaves it says so, and another takes their place with the review that is promised', async () => {
  await propose(mia, { officer: sam.id });
  const lea = await home.staff('senior_officer', 'Lea Hart');
  await lea.post(await act(lea, 'approval'));
  await mia.post(`/desk/settings/staff/${sam.id}/closure`);
  expect((await lea.get(`/desk/cases/${kase.ref}`)).page().one('.app-idbar')).toContain('with Sam (who has left)');
  const change = await act(lea, 'officer');
  for (const wrong of ['', sam.id, 'x', grace.id])
    expect((await lea.post(change, { officer: wrong })).status).toBeGreaterThan(403);
  expect((await lea.post(change, { officer: lea.id })).to).toBe(at('?done=plan'));
  expect((await lea.post(change, { officer: lea.id })).status).toBe(303); // a second press
  expect((await lea.get(`/desk/cases/${kase.ref}`)).page().one('.app-idbar')).toContain('by phone with Lea, until');
  const reviews = await lea.as((ctx) => listOpenOfKind(ctx, 'review'));
  expect(reviews.map(({ owner_id }) => owner_id)).toEqual([lea.id]);
  const stranger = await (await newTrust()).staff('manager', 'Olu Grey');
  expect((await stranger.post(change, { officer: stranger.id })).status).toBe(404);
});

import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { loadCalendar } from '../calendar/index.ts';
import { type Case, findCase, listOpenPromises, makePromise, openCase } from '../cases/index.ts';
import { createPerson, type Person } from '../people/index.ts';
import { noteToPass } from './index.ts';
import { requestDue } from './referrals.rules.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let sam: Desk;
let grace: Person;
let kase: Case;
let at: string;

beforeEach(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
  await sam.as(async (ctx) => {
    grace = await createPerson(ctx, { name: 'Grace Okafor' });
    kase = await openCase(ctx, { type: 'question', owner: sam.id, caller: grace.id, receivedAt: ctx.now });
  });
  at = `/desk/cases/${kase.ref}/referrals`;
});

const page = async (desk: Desk, address: string) => (await desk.get(address)).page();
const now = () => sam.as((ctx) => findCase(ctx, kase.ref));
const first = async () =>
  (await page(sam, at)).document.querySelectorAll('select[name="organisation"] option')[1]?.getAttribute('value') ?? '';
const passed = async (more: object = {}) => ({
  kind: 'passed',
  organisation: await first(),
  agreed_by: 'Grace Okafor',
  what: 'What she told us about her benefits',
  sent_how: 'email',
  sent_on: 'today',
  check: 'yes',
  ...more,
});

test('nothing leaves without consent: who agreed and what was sent are asked, and what was typed stays', async () => {
  const refused = await sam.post(at, await passed({ agreed_by: '' }));
  expect(refused.page().errors).toEqual(['Ask them first. Enter who agreed that it leaves us.']);
  expect(refused.page().value('what')).toBe('What she told us about her benefits');
  expect((await sam.post(at, await passed({ what: '' }))).page().errors).toEqual(['Write what was sent']);
  expect((await sam.post(at, await passed({ organisation: '' }))).page().errors).toEqual(['Choose the organisation']);
  expect((await sam.post(at, await passed({ sent_on: '24 December 2026' }))).status).toBe(422);
  expect((await sam.post(at, await passed({ organisation: 'nonsense' }))).status).toBe(422);
  expect((await now()).closed_at).toBeNull();
});

test('about a patient who is not the caller it is handed on only when the records of consent allow it', async () => {
  const other = await sam.as(async (ctx) => {
    const ada = await createPerson(ctx, { name: 'Ada Okafor' });
    return openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, patient: ada.id, receivedAt: ctx.now });
  });
  const answer = await sam.post(`/desk/cases/${other.ref}/referrals`, await passed());
  expect(answer.page().errors[0]).toContain('It is not recorded that this organisation may be given it.');
});

test('handed on, the case ends as passed to another organisation, and somebody asks later whether they answered', async () => {
  await sam.post(at, await passed());
  await sam.post(at, await passed());
  const { status, outcome } = await now();
  expect([status, outcome]).toEqual(['closed', 'other_organisation']);
  const open = await sam.as((ctx) => listOpenPromises(ctx, kase.id));
  expect(open.map(({ about }) => about.startsWith('Ask whether'))).toEqual([true]);
  const shown = await page(sam, `/desk/cases/${kase.ref}`);
  expect(shown.text).toContain('Agreed: Grace Okafor. Sent: What she told us about her benefits.');
  await sam.post(shown.document.querySelector('form[action$="/answer"]')?.getAttribute('action') ?? '');
  expect((await page(sam, `/desk/cases/${kase.ref}`)).text).toContain('They answered Tuesday 24 November.');
  expect(await sam.as((ctx) => listOpenPromises(ctx, kase.id))).toEqual([]);
});

test('told whom to ask, the case ends with the organisation kept; while something is promised it stays open', async () => {
  const due = new Date(home.clock.now.getTime() + 3_600_000);
  await sam.as((ctx) => makePromise(ctx, { kind: 'call_back', case: kase.id, owner: sam.id, due }));
  await sam.post(at, { kind: 'told', organisation: await first() });
  expect((await now()).closed_at).toBeNull();
  expect((await page(sam, `/desk/cases/${kase.ref}`)).text).toContain('Told whom to ask:');
});

test('who runs the day sees what is still to be sent and what has no answer yet; an answer takes it off the list', async () => {
  const mia = await home.staff('manager', 'Mia Cole');
  expect((await page(mia, '/desk/referrals')).text).toContain('Nothing waits.');
  await sam.as((ctx) => noteToPass(ctx, kase, { organisation: null, named: 'The council', agreedBy: 'Grace Okafor' }));
  expect((await page(mia, '/desk/referrals')).all('main li')).toEqual([
    `Grace Okafor ${kase.ref}To be handed on: The council. Agreed: Grace Okafor.Owner: Sam Reid`,
  ]);
  const other = await sam.as((ctx) => openCase(ctx, { type: 'question', owner: sam.id, receivedAt: ctx.now }));
  await sam.post(`/desk/cases/${other.ref}/referrals`, { kind: 'told', organisation: await first() });
  await sam.post(at, await passed());
  const queue = await page(mia, '/desk/referrals');
  expect(queue.all('main h2')).toEqual(['No answer yet (1)']);
  expect(queue.one('main')).toContain('0 to be sent, 1 without an answer.');
  const shown = await page(sam, `/desk/cases/${kase.ref}`);
  await sam.post(shown.document.querySelector('form[action$="/answer"]')?.getAttribute('action') ?? '');
  expect((await page(mia, '/desk/referrals')).text).toContain('Nothing waits.');
  expect((await sam.get('/desk/referrals')).status).toBe(403);
});

test('a case says once that something went elsewhere', async () => {
  const words = async () => (await page(sam, `/desk/cases/${kase.ref}`)).text;
  expect((await words()).match(/Not for this PALS/g)).toHaveLength(1);
  await sam.as((ctx) => noteToPass(ctx, kase, { organisation: null, named: 'The council', agreedBy: 'Grace Okafor' }));
  expect(await words()).toContain('Gone elsewhere');
  expect(await words()).not.toContain('Not for this PALS');
});

test('a request for records goes to its own team with its own date, and the person is told', async () => {
  const mia = await home.staff('manager', 'Mia Cole');
  expect((await mia.post('/desk/settings/own-teams', { team: 'records', name: '' })).page().errors).toEqual([
    'Enter what the team is called',
  ]);
  const team = { team: 'records', name: 'Health records', email: 'records@anytown.example', phone: '020 7946 0018' };
  await mia.post('/desk/settings/own-teams', team);
  expect((await page(sam, at)).text).toContain('Send it to Health records, records@anytown.example, 020 7946 0018.');
  const sent = { kind: 'records', received_on: 'yesterday', sent_on: 'today' };
  expect((await sam.post(at, sent)).page().errors).toEqual([
    'Tell them which team has their request, and tick that they know',
  ]);
  await sam.post(at, { ...sent, told: 'yes' });
  expect((await page(sam, `/desk/cases/${kase.ref}`)).text).toContain('Their date: Wednesday 23 December.');
  expect((await sam.get('/desk/settings/own-teams')).status).toBe(403);
});

test('records within one month of the day received, information within 20 working days', async () => {
  const { holidays } = await sam.as(loadCalendar);
  expect(requestDue('records', '2026-11-24', holidays)).toBe('2026-12-24');
  expect(requestDue('records', '2027-01-31', holidays)).toBe('2027-02-28');
  expect(requestDue('foi', '2026-12-01', holidays)).toBe('2026-12-31');
});

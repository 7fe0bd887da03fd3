import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { type Case, findCase, listOpenPromises, makePromise, openCase } from '../cases/index.ts';
import { createPerson } from '../people/index.ts';
import { createPlace, createSite } from '../places/index.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let sam: Desk;
let kase: Case;

beforeEach(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
  await sam.as(async (ctx) => {
    const site_id = await createSite(ctx, { name: 'Anytown General' });
    const more = { aliases: [], phone: '', email: '', lead: '', answers_pals: '', visiting: '' };
    await createPlace(ctx, { site_id, kind: 'ward', name: 'Ward 7B', ...more });
  });
  kase = await open('thanks');
});

const open = (type: 'thanks' | 'idea') =>
  sam.as(async (ctx) => {
    const grace = await createPerson(ctx, { name: 'Grace Okafor' });
    return openCase(ctx, { type, owner: sam.id, caller: grace.id, receivedAt: ctx.now });
  });
const page = async (address: string) => (await sam.get(address)).page();
const GIVEN = {
  staff_names: 'Nurse Ade and the night team',
  place: 'Ward 7B',
  passed_to: 'Sister Cole',
  passed_how: 'in_person',
  passed_on: 'today',
  with_name: 'no',
  close: 'yes',
};

test('thanks are passed on by the choice of the giver, counted by ward, and the case is finished', async () => {
  const due = new Date(home.clock.now.getTime() + 3_600_000);
  await sam.as((ctx) => makePromise(ctx, { kind: 'pass_thanks', case: kase.id, owner: sam.id, due }));
  const shown = await page(`/desk/cases/${kase.ref}`);
  expect(shown.document.querySelector('.app-next-step a')?.getAttribute('href')).toBe(`/desk/cases/${kase.ref}/thanks`);
  const at = `/desk/cases/${kase.ref}/thanks`;
  await sam.post(at, GIVEN);
  await sam.post(at, GIVEN);
  const { status, outcome } = await sam.as((ctx) => findCase(ctx, kase.ref));
  expect([status, outcome]).toEqual(['closed', 'thanks']);
  const line =
    'For Nurse Ade and the night team. Passed to Sister Cole, in person, Tuesday 24 November, without the name.';
  const after = await page(`/desk/cases/${kase.ref}`);
  expect(after.text).toContain(line);
  const arrival = after.document.querySelector('form[action$="/arrival"]')?.getAttribute('action') ?? '';
  const id = arrival.split('/').at(-2);
  expect((await sam.post(`${at}/${id}/telling`)).status).toBeGreaterThanOrEqual(400);
  await sam.post(arrival, {
    acknowledged_by: 'Nurse Ade',
  });
  expect((await page(`/desk/cases/${kase.ref}`)).text).toContain('It arrived, said Nurse Ade, Tuesday 24 November.');
  expect((await page('/desk/thanks')).all('tbody td')).toEqual(['Ward 7B', '1', '1', '0']);
  await sam.post(`${at}/${id}/telling`);
  await sam.post(`${at}/${id}/telling`);
  expect((await page(`/desk/cases/${kase.ref}`)).text).toContain('They know that it arrived, Tuesday 24 November.');
  expect((await page('/desk/thanks')).all('tbody td').at(-1)).toBe('1');
});

test('thanks name somebody or a ward, and it is asked whether they may know from whom it is', async () => {
  const at = `/desk/cases/${kase.ref}/thanks`;
  const refused = await sam.post(at, { ...GIVEN, with_name: '', passed_to: '' });
  expect(refused.page().errors).toEqual([
    'Enter to whom you passed it on',
    'Choose whether they may know from whom it is',
  ]);
  expect(refused.page().value('staff_names')).toBe('Nurse Ade and the night team');
  expect((await sam.post(at, { ...GIVEN, staff_names: '', place: '' })).page().errors).toEqual([
    'Enter who is thanked, or the ward or service',
  ]);
  expect((await sam.post(at, { ...GIVEN, place: 'Ward 99' })).status).toBe(422);
});

test('an idea is passed on, and who wants to hear what came of it is promised that', async () => {
  const idea = await open('idea');
  await sam.post(`/desk/cases/${idea.ref}/thanks`, {
    passed_to: 'Outpatients lead',
    with_name: 'no',
    hear_back: 'yes',
    close: 'yes',
  });
  const steps = await sam.as((ctx) => listOpenPromises(ctx, idea.id));
  expect(steps.map(({ kind, about }) => [kind, about])).toEqual([['follow_up', 'What came of it']]);
  expect((await page(`/desk/cases/${idea.ref}`)).text).toContain('Passed to Outpatients lead');
});

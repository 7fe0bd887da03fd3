import { describe, expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { openCase } from '../cases/index.ts';
import { changePerson, findPerson } from '../people/index.ts';
import { offeredOn, quietWhy } from './follow-ups.rules.ts';

async function afterDeath() {
  const world = await newWorld();
  const kase = await world.sam.as((ctx) =>
    openCase(ctx, {
      ...{ type: 'question', owner: world.sam.id, caller: world.grace.id, patient: world.ada.id },
      ...{ afterDeath: true, receivedAt: ctx.now },
    }),
  );
  const at = `/desk/cases/${kase.ref}/bereavement`;
  const who = { called: 'Ada', path: 'adult', died_on: '21/11/2026', state: 'done', seen: '' };
  await world.sam.post(`${at}/steps/who`, who);
  const choose = (more: Record<string, string>) =>
    world.sam.post(`${at}/follow-ups`, {
      slot: 'week',
      chosen: 'yes',
      person: world.grace.id,
      day: '28 November',
      time: '11am',
      way: 'phone',
      ...more,
    });
  const followUps = () =>
    world.asSystem(async (ctx) => {
      const rows = ctx.db.selectFrom('promises').select(['state', 'due_at']).where('trust_id', '=', ctx.trust.id);
      const found = await rows
        .where('case_id', '=', kase.id)
        .where('kind', '=', 'follow_up')
        .orderBy('due_at')
        .execute();
      return found.map(({ state, due_at }) => `${state} ${due_at.toISOString().slice(0, 16)}`);
    });
  const page = async () => (await world.sam.get(`${at}/follow-ups`)).page();
  return { ...world, kase, at, choose, followUps, page };
}

test('nothing is promised before they choose; what they choose stands in My day on its day, and once', async () => {
  const { choose, followUps, page, sam } = await afterDeath();
  expect((await page()).text).toContain('Nothing is chosen, so nobody contacts them.');
  expect(await followUps()).toEqual([]);
  expect((await choose({})).status).toBe(303);
  await choose({});
  expect(await followUps()).toEqual(['open 2026-11-28T11:00']);
  expect((await page()).text).toContain('After 1 week: Grace Okafor11am on Saturday 28 November, by phone');
  expect((await sam.get('/desk?view=all')).status).toBe(200);
  await choose({ slot: 'six_weeks', chosen: 'no', day: '', time: '' });
  await choose({ slot: 'anniversary', day: '21/11/2027' });
  expect(await followUps()).toEqual(['open 2026-11-28T11:00', 'open 2027-11-21T11:00']);
  expect((await page()).text).toContain('They said no. It can be chosen later, if they ask.');
});

test('another time and another way take the place of the first; they stop one, or everything, at any time', async () => {
  const { choose, followUps, page, sam, at } = await afterDeath();
  await choose({});
  await choose({ day: '30 November', time: '2pm' });
  expect(await followUps()).toEqual(['cancelled 2026-11-28T11:00', 'open 2026-11-30T14:00']);
  await choose({ slot: 'other', day: '12 December', time: '10am' });
  const stop = (await page()).document.querySelector('form[action$="/stop"]')?.getAttribute('action') ?? '';
  await sam.post(stop);
  await sam.post(stop);
  expect(await followUps()).toEqual([
    'cancelled 2026-11-28T11:00',
    'cancelled 2026-11-30T14:00',
    'open 2026-12-12T10:00',
  ]);
  expect((await sam.post(`${at}/follow-ups/end`)).to).toBe(`${at}?done=stopped`);
  expect((await followUps()).filter((one) => one.startsWith('open'))).toEqual([]);
  expect((await page()).text).toContain('Nothing is chosen, so nobody contacts them.');
});

test('days that they named stay quiet, and so does the anniversary unless they chose it', async () => {
  const { choose, followUps, sam, at, page } = await afterDeath();
  const wrong = await sam.post(`${at}/follow-ups/quiet-days`, { days: 'her birthday' });
  expect([wrong.status, wrong.page().errors[0]]).toEqual([
    422,
    '“her birthday” is no date. Enter days like 12 March, 24 December',
  ]);
  await sam.post(`${at}/follow-ups/quiet-days`, { days: '12 March, 24 December' });
  expect((await page()).value('days')).toBe('12 March, 24 December');
  const quiet = await choose({ slot: 'other', day: '12/3/2027' });
  expect([quiet.status, quiet.page().errors[0]]).toEqual([
    422,
    'They do not want to hear from anybody on this day. Choose another day.',
  ]);
  const yearly = await choose({ slot: 'other', day: '21/11/2027' });
  expect(yearly.page().errors[0]).toContain('This is the anniversary of the death.');
  expect(await followUps()).toEqual([]);
  expect((await choose({ slot: 'anniversary', day: '21/11/2027' })).status).toBe(303);
  await choose({ slot: 'other', day: '1/12/2026' });
  expect((await sam.post(`${at}/follow-ups/quiet-days`, { days: '1 December' })).page().errors[0]).toContain(
    'Something is chosen for one of these days',
  );
});

test('what they said is kept in their words with whether it helped, and nobody asks how we did', async () => {
  const { choose, followUps, clock, staff, kase, at } = await afterDeath();
  await choose({});
  clock.now = new Date('2026-11-28T11:05:00Z');
  const mo = await staff('officer', 'Mo Khan');
  const outcome =
    (await mo.get(`${at}/follow-ups`))
      .page()
      .document.querySelector('form[action$="/outcome"]')
      ?.getAttribute('action') ?? '';
  const empty = await mo.post(outcome, { words: ' ', helped: '' });
  expect([empty.status, empty.page().errors]).toEqual([422, ['Write what they said']]);
  await mo.post(outcome, { words: 'The group on Tuesdays does me good.', helped: 'yes' });
  await mo.post(outcome, { words: 'Twice', helped: 'no' });
  expect(await followUps()).toEqual(['kept 2026-11-28T11:00']);
  const shown = (await mo.get(`${at}/follow-ups`)).page().text;
  expect(shown).toContain('The group on Tuesdays does me good.');
  expect(shown).toContain('It helped');
  expect(shown).not.toContain('Twice');
  expect((await mo.get(`/desk/cases/${kase.ref}`)).page().text).toContain('The group on Tuesdays does me good.');
});

test('nobody who has died is chosen, no day that has passed, and no way that is closed to them', async () => {
  const { choose, followUps, sam, ada, grace } = await afterDeath();
  expect((await choose({ person: ada.id })).page().errors).toEqual(['Choose who wants to hear from us']);
  expect((await choose({ day: '1/11/2026' })).status).toBe(422);
  expect((await choose({ day: '' })).page().errors).toEqual(['Enter a day, like tomorrow or Friday']);
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, grace.id), { needs: ['bsl'] }));
  expect((await choose({ way: 'phone' })).page().errors).toEqual(['Choose a way that is open to them']);
  expect((await choose({ way: 'video_relay' })).status).toBe(303);
  expect(await followUps()).toHaveLength(1);
});

describe('what is offered', () => {
  test('is counted from the death, and never a day that has passed', () => {
    expect(offeredOn('week', '2026-11-21', '2026-11-24')).toBe('2026-11-28');
    expect(offeredOn('week', '2026-11-01', '2026-11-24')).toBeUndefined();
    expect(offeredOn('six_weeks', undefined, '2026-11-24')).toBe('2027-01-05');
    expect(offeredOn('anniversary', '2024-02-29', '2026-11-24')).toBe('2027-02-28');
    expect(offeredOn('anniversary', undefined, '2026-11-24')).toBeUndefined();
  });

  test('leaves quiet days alone in every year', () => {
    const family = { diedOn: '2026-11-21', quiet: ['03-12'] };
    expect(quietWhy('2031-03-12', 'other', family)).toContain('do not want to hear');
    expect(quietWhy('2027-11-21', 'week', family)).toContain('anniversary');
    expect(quietWhy('2027-11-21', 'anniversary', family)).toBeUndefined();
    expect(quietWhy('2026-11-21', 'other', family)).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { keepPromise, listOpenPromises, openCase } from '../cases/index.ts';
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
  /** Where the first form of this kind on the page leads. */
  const form = async (ends: string) =>
    (await page()).document.querySelector(`form[action$="${ends}"]`)?.getAttribute('action') ?? '';
  const promised = () =>
    world.asSystem(async (ctx) =>
      (await listOpenPromises(ctx, kase.id)).filter(({ kind }) => kind === 'follow_up').map(({ id }) => id),
    );
  return { ...world, kase, at, choose, followUps, page, form, promised };
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

test('what they chose is told, changed and moved beside what they chose alone', async () => {
  const { choose, followUps, page, sam, kase, promised, form } = await afterDeath();
  await choose({});
  const [id] = await promised();
  const onCase = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  const link = `[href="/desk/cases/${kase.ref}/bereavement/follow-ups"]`;
  expect(onCase.all(link)).toHaveLength(1);
  expect(onCase.all(`[href*="on=${id}"]`)).toEqual([]);
  expect((await sam.get('/desk?view=all')).page().all(`#p-${id} ${link}`)).toHaveLength(1);
  expect((await page()).text).toContain('by phone, 07700 900123');

  const step = `/desk/cases/${kase.ref}/promises/${id}`;
  const next = { kind: 'call_back', when: 'choose', day: 'Monday', time: '12pm', old: 'cancelled' };
  const tries = [
    await sam.post(`${step}/telling`, { told: 'How are you?', identity: 'not_needed', channel: 'phone' }),
    await sam.post(`${step}/replacement`, next),
    await sam.post(`/desk/promises/${id}/moves`, { when: 'choose', day: '21/11/2027', time: '11am', from: 'case' }),
    await sam.post(`/desk/promises/${id}/attempts`, {
      when: 'choose',
      day: 'Monday',
      time: '11am',
      result: 'no_answer',
    }),
    await sam.post(`/desk/promises/${id}/keeping`),
  ];
  expect(tries.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
  expect(await followUps()).toEqual(['open 2026-11-28T11:00']);

  await sam.post(await form('/outcome'), { words: 'She sleeps again.', helped: 'yes' });
  expect((await sam.post(`/desk/promises/${id}/restoration`)).status).toBe(422);
  expect(await followUps()).toEqual(['kept 2026-11-28T11:00']);
});

test('where nobody answered the try is kept, and the next one is on no quiet day', async () => {
  const { choose, followUps, page, sam, at, kase, form } = await afterDeath();
  await choose({});
  await sam.post(`${at}/follow-ups/quiet-days`, { days: '30 November' });
  const refused = await sam.post(await form('/attempts'), { day: '30 November', time: '10am' });
  expect([refused.status, refused.page().errors]).toEqual([
    422,
    ['They do not want to hear from anybody on this day. Choose another day.'],
  ]);
  for (const _ of ['pressed', 'twice']) await sam.post(await form('/attempts'), { day: '1 December', time: '10am' });
  expect(await followUps()).toEqual(['open 2026-12-01T10:00']);
  expect((await page()).text).toContain('10am on Tuesday 1 December, by phone');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('1 try without an answer');
});

test('closed and opened again, a case has what they chose once, and nobody is asked what becomes of it', async () => {
  const { choose, followUps, sam, kase, runJobs } = await afterDeath();
  await choose({});
  const address = `/desk/cases/${kase.ref}/closure`;
  expect((await sam.get(address)).page().text).not.toContain('Still promised: Follow up');
  await sam.post(address, { outcome: 'explained', told: 'yes' });
  await runJobs();
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('They hear from us on Saturday 28 November');
  await sam.post(`${address}/undo`);
  expect(await followUps()).toEqual(['open 2026-11-28T11:00']);
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

test('died on another day than was written down, the anniversary moves, and nothing else is left on it', async () => {
  const { choose, followUps, page, sam, at } = await afterDeath();
  await choose({ slot: 'anniversary', day: '21/11/2027' });
  await choose({ slot: 'other', day: '23/11/2027' });
  const corrected = async (died_on: string) => {
    const seen = (await sam.get(`${at}/steps/who`)).page().value('seen');
    return sam.post(`${at}/steps/who`, { called: 'Ada', path: 'adult', died_on, state: 'done', seen });
  };
  const refused = await corrected('23/11/2026');
  expect([refused.status, refused.page().errors]).toEqual([
    422,
    [
      'They chose to hear from us: “On another day”. With this day of the death that is Tuesday 23 November 2027, when nobody contacts them. Stop it first, and offer it again.',
    ],
  ]);
  expect(await followUps()).toEqual(['open 2027-11-21T11:00', 'open 2027-11-23T11:00']);
  expect((await corrected('22/11/2026')).status).toBe(303);
  expect(await followUps()).toEqual(['open 2027-11-22T11:00', 'open 2027-11-23T11:00']);
  expect((await page()).text).toContain('At the anniversary: Grace Okafor11am on Monday 22 November 2027');
});

test('29 February is a day of theirs in every year, and is saved again with the others', async () => {
  const { sam, at, page, choose } = await afterDeath();
  const save = async (days: string) => (await sam.post(`${at}/follow-ups/quiet-days`, { days })).status;
  expect(await save('29 February')).toBe(303);
  const days = (await page()).value('days');
  expect(days).toBe('29 February');
  expect(await save(`${days}, 1 December`)).toBe(303);
  expect((await page()).value('days')).toBe('29 February, 1 December');
  for (const day of ['29/2/2028', '28/2/2027'])
    expect((await choose({ slot: 'other', day })).page().errors).toEqual([
      'They do not want to hear from anybody on this day. Choose another day.',
    ]);
  expect((await choose({ slot: 'other', day: '28/2/2028' })).status).toBe(303);
});

test('stopped by a slip and taken back after the day of the death was put right, the anniversary is on the right day', async () => {
  const { choose, followUps, sam, at, form } = await afterDeath();
  await choose({ slot: 'anniversary', day: '21/11/2027' });
  await sam.post(await form('/stop'));
  const seen = (await sam.get(`${at}/steps/who`)).page().value('seen');
  const who = { called: 'Ada', path: 'adult', died_on: '22/11/2026', state: 'done', seen };
  expect((await sam.post(`${at}/steps/who`, who)).status).toBe(303);
  await sam.post(await form('/restoration'));
  expect(await followUps()).toEqual(['open 2027-11-22T11:00']);
});

test('on a day on which they hear from nobody the page of the case and My day say so, and no update falls due', async () => {
  const { sam, at, kase, clock, staff, runSweep, followUps, asSystem, promised } = await afterDeath();
  await asSystem(async (ctx) => {
    for (const step of await listOpenPromises(ctx, kase.id)) await keepPromise(ctx, step);
  });
  await sam.post(`${at}/follow-ups/quiet-days`, { days: '1 December' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).not.toContain('They hear from nobody today');
  const on = async (day: string) => {
    clock.now = new Date(`${day}T10:00:00Z`);
    await runSweep('reminders.remind');
    const mo = await staff('officer', 'Mo Khan');
    return { mo, bar: (await mo.get(`/desk/cases/${kase.ref}`)).page().text };
  };
  expect((await on('2026-12-01')).bar).toContain('They hear from nobody today');
  expect(await followUps()).toEqual([]);
  const { mo, bar } = await on('2026-12-02');
  expect(bar).not.toContain('They hear from nobody today');
  expect(await followUps()).toHaveLength(1);
  const [id] = await promised();
  const row = async () => (await mo.get(`/desk/promises/${id}`)).page().text;
  expect(await row()).not.toContain('They hear from nobody today.');
  await mo.post(`${at}/follow-ups/quiet-days`, { days: '2 December' });
  expect(await row()).toContain('They hear from nobody today.');
  // The anniversary is such a day, too, unless they chose just that.
  expect((await on('2027-11-21')).bar).toContain('They hear from nobody today');
});

test('what was stopped does not come back on a day that became quiet', async () => {
  const { choose, followUps, sam, at, form } = await afterDeath();
  await choose({});
  await sam.post(await form('/stop'));
  await sam.post(`${at}/follow-ups/quiet-days`, { days: '28 November' });
  const back = await sam.post(await form('/restoration'));
  expect(back.page().text).toContain('They do not want to hear from anybody on this day. Choose another day.');
  expect(await followUps()).toEqual(['cancelled 2026-11-28T11:00']);
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

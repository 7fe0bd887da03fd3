import { describe, expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { atLocal } from '../platform/time.ts';
import { addWorkingDaysOfPals, loadCalendar, nextOpening } from './index.ts';
import { changesFor, openingWords, readOpenings, runningOutWords } from './settings.rules.ts';

const PAGE = '/desk/settings/opening-hours';
const OFFICE = { day1: '9am to 5pm', day2: '9am to 5pm', day3: '9am to 5pm', day4: '9am to 5pm', day5: '9am to 5pm' };

async function office() {
  const home = await newTrust();
  const mia = await home.staff('manager', 'Mia Long');
  const rows = () =>
    mia.as((ctx) =>
      ctx.db
        .selectFrom('opening_hours')
        .select(['weekday', 'opens', 'valid_from', 'valid_to'])
        .where('trust_id', '=', ctx.trust.id)
        .orderBy('weekday')
        .orderBy('valid_from')
        .execute(),
    );
  return { ...home, mia, rows };
}

describe('opening hours', () => {
  test('the page shows the hours of today as they are written', async () => {
    const { mia } = await office();
    const page = (await mia.get(PAGE)).page();
    expect([1, 5, 6].map((day) => page.value(`day${day}`))).toEqual(['9am to 5pm', '9am to 5pm', '']);
  });

  test('new hours are new rows from their day on, and the old ones keep their days', async () => {
    const { mia, rows } = await office();
    const sent = await mia.post(PAGE, { ...OFFICE, day1: '10am to 4pm', day6: '9am-1pm', from: '7/12/2026' });
    expect(sent.to).toBe(`${PAGE}?done=hours`);
    expect((await rows()).filter((row) => row.weekday === 1 || row.weekday === 6)).toEqual([
      { weekday: 1, opens: '09:00:00', valid_from: '2012-01-01', valid_to: '2026-12-06' },
      { weekday: 1, opens: '10:00:00', valid_from: '2026-12-07', valid_to: null },
      { weekday: 6, opens: '09:00:00', valid_from: '2026-12-07', valid_to: null },
    ]);
    const page = (await mia.get(sent.to)).page();
    expect(page.value('day1')).toBe('9am to 5pm');
    expect(page.text).toContain('From Monday 7 December: Monday 10am to 4pm');
  });

  test('a promise is worked out by the new hours from the day they hold', async () => {
    const { mia } = await office();
    await mia.post(PAGE, { ...OFFICE, day2: '11am to 3pm', from: 'today' });
    const next = await mia.as(async (ctx) => nextOpening(ctx.now, (await loadCalendar(ctx)).hours));
    expect(next).toEqual(new Date('2026-11-24T11:00:00Z'));
  });

  test('hours from a later day count from that day on and not before, whenever the sum is made', async () => {
    const { mia, clock } = await office();
    const dueOn = (day: string) =>
      mia.as(async (ctx) => addWorkingDaysOfPals(atLocal(day, '12:00'), 1, (await loadCalendar(ctx)).hours));
    const hours = { ...OFFICE, day1: '10am to 4pm', day3: '', day6: '9am to 1pm' };
    await mia.post(PAGE, { ...hours, from: '7/12/2026' });
    const sums = async () => Promise.all(['2026-11-29', '2026-12-01', '2026-12-04', '2026-12-08'].map(dueOn));
    const right = ['2026-11-30T17:00Z', '2026-12-02T17:00Z', '2026-12-07T16:00Z', '2026-12-10T17:00Z'];
    expect(await sums()).toEqual(right.map((text) => new Date(text)));
    clock.now = new Date('2026-12-15T10:00:00Z');
    expect(await sums()).toEqual(right.map((text) => new Date(text)));
  });

  test('what is planned is listed from its day, also a weekday that will be closed', async () => {
    const { mia } = await office();
    await mia.post(PAGE, { ...OFFICE, day1: '10am to 4pm', day3: '', day6: '9am to 1pm', from: '7/12/2026' });
    const { document } = (await mia.get(PAGE)).page();
    const card = document.querySelector('form[action$="/opening-hours"]');
    expect([...(card?.querySelectorAll('li') ?? [])].map((item) => item.textContent)).toEqual([
      'From Monday 7 December: Monday 10am to 4pm',
      'From Monday 7 December: Wednesday closed',
      'From Monday 7 December: Saturday 9am to 1pm',
    ]);
    await mia.post(PAGE, { ...OFFICE, from: 'tomorrow' });
    expect((await mia.get(PAGE)).page().text).not.toContain('Planned changes');
  });

  test('hours saved twice for the same day leave one set of rows', async () => {
    const { mia, rows } = await office();
    await mia.post(PAGE, { ...OFFICE, day1: '10am to 4pm', from: 'today' });
    await mia.post(PAGE, { ...OFFICE, day1: '11am to 3pm', from: 'today' });
    expect((await rows()).filter((row) => row.weekday === 1).map((row) => row.opens)).toEqual(['09:00:00', '11:00:00']);
  });

  test('hours that cannot be read, and a day that is past, are named and kept as typed', async () => {
    const { mia } = await office();
    const wrong = await mia.post(PAGE, { ...OFFICE, day3: '5pm to 9am', from: '' });
    expect([wrong.status, wrong.page().errors]).toEqual([
      422,
      [
        'Enter the hours of Wednesday like 9am to 5pm, or leave it empty when closed',
        'Enter the first day of these hours',
      ],
    ]);
    expect(wrong.page().value('day3')).toBe('5pm to 9am');
    expect((await mia.post(PAGE, { ...OFFICE, from: '23/11/2026' })).page().errors).toEqual([
      'Enter today or a later day: past days keep their hours',
    ]);
  });

  test('an officer cannot change them', async () => {
    const sam = await (await office()).staff('officer');
    expect((await sam.get(PAGE)).status).toBe(403);
    expect((await sam.post(PAGE, OFFICE)).status).toBe(403);
  });
});

describe('closures and bank holidays', () => {
  test('a closure is added, moves the next opening, and is taken out again', async () => {
    const { mia } = await office();
    await mia.post('/desk/settings/closures', { on: '24/11/2026', name: 'Team training' });
    const page = (await mia.get(PAGE)).page();
    expect(page.text).toContain('Tuesday 24 November: Team training');
    const next = () => mia.as(async (ctx) => nextOpening(ctx.now, (await loadCalendar(ctx)).hours));
    expect(await next()).toEqual(new Date('2026-11-25T09:00:00Z'));
    await mia.post(page.document.querySelector('form[action$="/removal"]')?.getAttribute('action') ?? '');
    expect((await mia.get(PAGE)).page().text).toContain('No closures planned besides bank holidays.');
    expect(await next()).not.toEqual(new Date('2026-11-25T09:00:00Z'));
  });

  test('a closure needs a day to come, not twice, and a reason', async () => {
    const { mia } = await office();
    const add = async (on: string, name: string) =>
      (await mia.post('/desk/settings/closures', { on, name })).page().errors;
    expect(await add('', '')).toEqual(['Enter the day on which PALS is closed', 'Enter why PALS is closed']);
    expect(await add('1/11/2026', 'Fair')).toEqual(['Enter a day that is still to come']);
    await add('1/12/2026', 'Fair');
    expect(await add('1/12/2026', 'Again')).toEqual(['This day is in the list already']);
  });

  test('England’s bank holidays ahead are listed', async () => {
    const { mia } = await office();
    const { text } = (await mia.get(PAGE)).page();
    expect(text).toContain('Friday 25 December: Christmas Day');
    expect(text).not.toContain('Summer bank holiday Monday 31 August: ');
  });

  test('before the known years run out the page says so', async () => {
    const { mia } = await office();
    expect((await mia.get(PAGE)).page().text).not.toContain('Bank holidays are known to');
    expect(runningOutWords('2028-12-31', '2028-01-10')).toContain('Bank holidays are known to the end of 2028.');
  });

  test('another trust’s closures do not exist', async () => {
    const { mia } = await office();
    await mia.post('/desk/settings/closures', { on: '1/12/2026', name: 'Fair' });
    const action =
      (await mia.get(PAGE)).page().document.querySelector('form[action$="/removal"]')?.getAttribute('action') ?? '';
    const { mia: stranger } = await office();
    expect((await stranger.get(PAGE)).page().text).not.toContain('Fair');
    expect((await stranger.post(action)).status).toBe(404);
  });
});

describe('hours as people write them', () => {
  test('are read and written back', () => {
    for (const [typed, said] of [
      ['9am to 5pm', '9am to 5pm'],
      ['9-5', '9am to 5pm'],
      ['9:00 – 17:00', '9am to 5pm'],
      ['9am to 12:30pm, 1:30pm to 5pm', '9am to 12:30pm, 1:30pm to 5pm'],
      ['1pm to 5pm and 9am to noon', '9am to 12pm, 1pm to 5pm'],
      ['closed', ''],
      ['', ''],
    ]) {
      expect([typed, openingWords(readOpenings(typed ?? '') ?? [])]).toEqual([typed, said]);
    }
    for (const typed of ['5pm to 9am', '9am', 'all day', '9am to 1pm, 12pm to 5pm', '9am to 5pm to 6pm']) {
      expect([typed, readOpenings(typed)]).toEqual([typed, undefined]);
    }
  });

  test('hours that stay the same change no row', () => {
    const row = { weekday: 1, opens: '09:00', closes: '17:00', valid_from: '2012-01-01', valid_to: null };
    const same = new Map([[1, [{ opens: '09:00', closes: '17:00' }]]]);
    expect(changesFor([row], same, '2026-12-07')).toEqual({ end: [], remove: [], add: [] });
  });
});

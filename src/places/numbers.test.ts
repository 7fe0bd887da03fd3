import { beforeEach, describe, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { listHelpNumbers } from './numbers.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let mia: Desk;
beforeEach(async () => {
  home = await newTrust();
  mia = await home.staff('manager', 'Mia Long');
});

const PAGE = '/desk/settings/numbers';
const set = (code: string, number: string, detail = '', desk = mia) =>
  desk.post(`${PAGE}/${code}`, { [`number_${code}`]: number, [`detail_${code}`]: detail });

describe('crisis numbers', () => {
  test('come with the product, and nobody has checked them until a manager of this trust says so', async () => {
    const page = (await mia.get(PAGE)).page();
    expect(page.heading).toBe('Crisis numbers: 17 not yet checked');
    expect(page.value('number_samaritans')).toBe('116 123');
    expect(page.value('number_safeguarding')).toBe('');
    const answer = await set('samaritans', '116 123', 'Day and night');
    const after = (await mia.get(answer.to)).page();
    expect(after.one('.app-banner__text')).toBe('Samaritans: saved and marked as checked.');
    expect(after.heading).toBe('Crisis numbers: 16 not yet checked');
    expect(after.text).toContain('Checked Tuesday 24 November by Mia Long');
  });

  test('of one trust are its own: another trust still has what was shipped', async () => {
    await set('interpreters', '020 7946 0555', 'PIN 4821');
    const other = await newTrust();
    const read = (trust: typeof home) => trust.asSystem(listHelpNumbers);
    const interpreters = (rows: Awaited<ReturnType<typeof read>>) => rows.find(({ code }) => code === 'interpreters');
    expect(interpreters(await read(home))).toMatchObject({ number: '020 7946 0555', detail: 'PIN 4821' });
    expect(interpreters(await read(other))).toMatchObject({ number: '', detail: '' });
    expect(await read(home)).toHaveLength(17);
  });

  test('ask to be checked again after three months', async () => {
    await set('emergency', '999');
    home.clock.now = new Date('2027-03-02T10:00:00Z');
    const later = await home.staff('manager', 'Mia Long');
    expect((await later.get(PAGE)).page().text).toContain('Check this – last checked 24 November');
  });

  test('an emergency line is never left empty; a number of the trust itself may be', async () => {
    const answer = await set('samaritans', ' ');
    expect([answer.status, answer.page().errors]).toEqual([422, ['Enter a number. This one is never left empty.']]);
    expect((await set('safeguarding', '')).status).toBe(303);
    expect((await set('nothing', '1')).status).toBe(404);
  });

  test('are set by managers only', async () => {
    const sam = await home.staff('officer', 'Sam Reid');
    expect((await sam.get(PAGE)).status).toBe(403);
    expect((await set('samaritans', '1', '', sam)).status).toBe(403);
  });
});

test('what a crisis number was before is kept with who changed it, and is used again with one press', async () => {
  const seen = (await mia.get(PAGE)).page().value('seen');
  expect(seen).not.toBe('');
  await set('interpreters', '020 7946 0555', 'PIN 4821');
  await set('interpreters', '020 7946 0556', 'PIN 4821');
  const stale = { number_emergency: '111', detail_emergency: '', seen: 'somethingelse' };
  expect((await mia.post(`${PAGE}/emergency`, stale)).page().errors[0]).toMatch(/^Somebody changed this/);
  const page = (await mia.get(PAGE)).page();
  expect(page.text).toContain('020 7946 0555, PIN 4821Until 10am on Tuesday 24 November, when Mia Long changed it');
  const earlier = page.document.querySelector('input[name="earlier"]')?.getAttribute('value') ?? '';
  expect((await mia.post(`${PAGE}/samaritans/restoration`, { earlier })).status).toBe(404);
  await mia.post(`${PAGE}/interpreters/restoration`, { earlier });
  expect((await mia.get(PAGE)).page().value('number_interpreters')).toBe('020 7946 0555');
});

import { expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { at, promised } from '../../test/promised.ts';
import { startContact } from '../cases/index.ts';

test('the day is finished from 4:30pm on: late, before 10 tomorrow, and what was not finished are on one page', async () => {
  const { staff, clock } = await newTrust(at('24', '16:20'));
  const sam = await staff();
  await promised(sam, 'Late Person', { promise: { due: at('24', '15:00') } });
  await promised(sam, 'Early Person', { promise: { due: at('25', '09:30') } });
  await promised(sam, 'Noon Person', { promise: { due: at('25', '12:00') } });
  await sam.as((ctx) => startContact(ctx));
  expect((await sam.get('/desk')).page().all('main a')).not.toContain('Finish the day');
  clock.now = at('24', '16:30');
  expect((await sam.get('/desk')).page().all('main a')).toContain('Finish the day');
  const page = (await sam.get('/desk/finish-day')).page();
  expect(page.all('section.app-rail__block h2')).toEqual([
    'Unfinished calls',
    'Late',
    'Due before 10am on Wednesday 25 November',
  ]);
  expect(page.text).toContain('Call Late Person');
  expect(page.text).toContain('Call Early Person');
  expect(page.text).not.toContain('Call Noon Person');
});

test('a handover note is read by the whole team on the next open day, not before and not after', async () => {
  const { staff, clock } = await newTrust(at('27', '16:40'));
  const [sam, priya] = [await staff(), await staff('officer', 'Priya Shah')];
  const note = 'Mrs Hall may ring on Monday.\nSay that the letter is posted.';
  const answer = await sam.post('/desk/finish-day', { body: note });
  const kept = (await sam.get(answer.to)).page();
  expect(kept.one('.app-banner__text')).toBe('Kept for the team for Monday 30 November.');
  expect(kept.text).toContain('Say that the letter is posted.');
  const railOf = async () => (await priya.get('/desk')).page().one('.app-day__rail');
  expect(await railOf()).not.toContain('Mrs Hall');
  clock.now = new Date(at('27', '16:40').getTime() + 10 * 60_000);
  const monday = await newDay(staff, clock, at('30', '09:00'));
  expect((await monday.get('/desk')).page().one('.app-day__rail')).toContain('Sam ReidMrs Hall may ring on Monday.');
  const tuesday = await newDay(staff, clock, new Date('2026-12-01T09:00:00Z'));
  expect((await tuesday.get('/desk')).page().one('.app-day__rail')).not.toContain('Mrs Hall');
});

/** Another morning: everybody signs in anew. */
async function newDay(staff: (role: 'officer', name: string) => Promise<Desk>, clock: { now: Date }, now: Date) {
  clock.now = now;
  return staff('officer', 'Olu Bello');
}

test('an empty note is asked about; a day with nothing open says so', async () => {
  const { staff } = await newTrust();
  const sam = await staff();
  const answer = await sam.post('/desk/finish-day', { body: '  ' });
  expect([answer.status, answer.page().errors]).toEqual([422, ['Write what the team needs to know']]);
  expect(answer.page().one('.app-empty')).toBe(
    'Nothing is unfinished, nothing is late, and nothing is due before 10am on Wednesday 25 November.',
  );
});

import { expect, test } from 'vitest';
import { newTrust, TUESDAY } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';

test('one press logs one question, and undo takes it back', async () => {
  const vera = await (await newTrust()).staff('volunteer', 'Vera Lamb');
  const logged = await vera.post('/desk/quick-log', { tile: 'visiting' });
  const page = (await vera.get(logged.to)).page();
  expect(page.one('.nhsuk-notification-banner')).toContain('Logged: Visiting.');
  expect(page.text).toContain('Visiting1 today');
  const undo = page.document.querySelector('.nhsuk-notification-banner form')?.getAttribute('action') ?? '';
  const after = (await vera.get((await vera.post(undo)).to)).page();
  expect(after.text).toContain('Taken back: Visiting.');
  expect(after.text).toContain('Visiting0 today');
});

test('in the panel a press answers at once with the count of today', async () => {
  const sam = await (await newTrust()).staff();
  expect((await sam.get('/desk/quick-log?panel=1')).body).not.toContain('<html');
  const json = { accept: 'application/json' };
  const first = (await sam.post('/desk/quick-log', { tile: 'parking', tap: 'a' }, json)).json();
  expect(first).toMatchObject({ message: 'Logged: Parking and travel.', count: 1 });
  expect((await sam.post(String(first.undo), {}, json)).json()).toEqual({
    message: 'Taken back: Parking and travel.',
    count: 0,
  });
});

test('a press that is sent twice counts once', async () => {
  const sam = await (await newTrust()).staff();
  for (let n = 0; n < 3; n += 1) await sam.post('/desk/quick-log', { tile: 'where', tap: 'the same press' });
  expect((await sam.get('/desk/quick-log')).page().text).toContain('Where is …1 today');
});

test('questions are counted by hour, question and place, and nobody is named', async () => {
  const { sam, staff, place, clock } = await newWorld();
  await sam.post('/desk/quick-log', { tile: 'visiting', place });
  clock.now = new Date(TUESDAY.getTime() + 3_600_000);
  const vera = await staff('volunteer', 'Vera Lamb');
  await vera.post('/desk/quick-log', { tile: 'visiting' });
  const counts = (await vera.get('/desk/quick-log/counts')).page();
  expect(counts.heading).toBe('Quick log, Tuesday 24 November');
  expect(counts.all('tbody tr')).toEqual(['10amVisitingWard 7B1', '11amVisitingThis desk1']);
  expect(counts.text).not.toMatch(/Sam|Vera|Grace/);
});

test('the place stays chosen for the next question', async () => {
  const { sam, place } = await newWorld();
  const page = (await sam.get((await sam.post('/desk/quick-log', { tile: 'visiting', place })).to)).page();
  expect(page.document.querySelector('option[selected]')?.getAttribute('value')).toBe(place);
});

test('a tile or a place that does not exist is refused, and nothing is counted', async () => {
  const { sam } = await newWorld();
  const other = await newWorld();
  expect((await sam.post('/desk/quick-log', { tile: 'nonsense' })).status).toBe(422);
  expect((await sam.post('/desk/quick-log', { tile: 'visiting', place: other.place })).status).toBe(422);
  expect((await sam.get('/desk/quick-log/counts')).page().text).toContain('No questions were logged on this day.');
});

test('a colleague’s press, or yesterday’s, is not taken back', async () => {
  const { sam, staff, clock } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  const id = (await sam.post('/desk/quick-log', { tile: 'visiting' })).to.split('logged=')[1] ?? '';
  expect((await priya.post(`/desk/quick-log/${id}/undoing`)).status).toBe(404);
  clock.now = new Date(TUESDAY.getTime() + 24 * 3_600_000);
  const again = await staff('officer', 'Sam Reid');
  expect((await again.post(`/desk/quick-log/${id}/undoing`)).status).toBe(404);
});

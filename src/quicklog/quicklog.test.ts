import { beforeEach, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { createPlace, createSite } from '../places/index.ts';

let home: Awaited<ReturnType<typeof newTrust>>;
let sam: Desk;
let ward: string;

beforeEach(async () => {
  home = await newTrust();
  sam = await home.staff('officer', 'Sam Reid');
  ward = await sam.as(async (ctx) => {
    const site = await createSite(ctx, { name: 'Anytown General' });
    const rest = { aliases: [], phone: '', email: '', lead: '', answers_pals: '', visiting: '' };
    return createPlace(ctx, { site_id: site, kind: 'ward', name: 'Ward 7B', ...rest });
  });
});

const JSON_PLEASE = { accept: 'application/json' };
const tap = (desk: Desk, fields = {}) => desk.post('/desk/quick-log', { tile: 'visiting', ...fields }, JSON_PLEASE);
const tile = async (desk = sam) => (await desk.get('/desk/quick-log')).page().all('.app-tile')[1];

test('one press on a tile logs it, says so, and offers to take it back', async () => {
  const sent = await sam.post('/desk/quick-log', { tile: 'visiting', place: ward });
  expect(sent.status).toBe(303);
  const page = (await sam.get(sent.to)).page();
  expect(page.text).toContain('Logged: Visiting.');
  expect(page.all('.app-tile')[1]).toBe('Visiting1 today');
  expect(page.document.querySelector('option[selected]')?.getAttribute('value')).toBe(ward);
  const undo = page.document.querySelector('form[action$="/undo"]')?.getAttribute('action') ?? '';
  const undone = (await sam.get((await sam.post(undo)).to)).page();
  expect(undone.text).toContain('Taken back: Visiting.');
  expect(undone.all('.app-tile')[1]).toBe('Visiting0 today');
});

test('the panel over any page has the eight tiles and nothing around them', async () => {
  const panel = await sam.get('/desk/quick-log?panel=1');
  expect(panel.body).not.toContain('<html');
  expect(panel.page().document.querySelectorAll('button[name="tile"]')).toHaveLength(8);
});

test('the panel hears what was logged, today’s number, and how to take it back', async () => {
  await tap(sam);
  const answer = (await tap(sam)).json();
  expect(answer).toMatchObject({ message: 'Logged: Visiting.', count: 2 });
  const undone = await sam.post(String(answer.undo), {}, JSON_PLEASE);
  expect(undone.json()).toMatchObject({ message: 'Taken back: Visiting.', count: 1 });
});

test('a tap that is sent twice because the network failed counts once', async () => {
  const id = '0123456789abcdef0123456789abcdef';
  await tap(sam, { tap: id });
  await tap(sam, { tap: id });
  expect(await tile()).toBe('Visiting1 today');
});

test('a volunteer logs as well, and sees no search, no case and no name', async () => {
  const volunteer = await home.staff('volunteer', 'Val Unteer');
  await tap(volunteer, { place: ward });
  const page = (await volunteer.get('/desk/quick-log')).page();
  expect(page.all('.app-tile')[1]).toBe('Visiting1 today');
  expect(page.all('.app-nav__link')).toEqual(['Quick log', 'Guides']);
});

test('only one’s own slip of today is taken back', async () => {
  const priya = await home.staff('officer', 'Priya Nair');
  const undo = String((await tap(sam)).json().undo);
  expect((await priya.post(undo)).status).toBe(404);
  home.clock.now = new Date('2026-11-25T10:00:00Z');
  await home.asSystem((ctx) =>
    ctx.db
      .updateTable('sessions')
      .set({ last_seen_at: ctx.now, ends_at: new Date('2026-11-26') })
      .execute(),
  );
  expect((await sam.post(undo)).status).toBe(404);
});

test('a tile or a place that is none is refused', async () => {
  expect((await tap(sam, { tile: 'gossip' })).status).toBe(422);
  expect((await tap(sam, { place: sam.id })).json()).toEqual({ message: 'Choose a ward or service from the list' });
  expect((await sam.post('/desk/quick-log', { tile: '' })).page().errors).toEqual(['Choose one of the tiles']);
});

test('the counts of a day are by tile, hour and place, and nobody is in them', async () => {
  await tap(sam, { place: ward });
  await tap(sam);
  await tap(sam, { tile: 'parking' });
  const page = (await sam.get('/desk/quick-log/counts')).page();
  expect(page.heading).toBe('Quick log: 3 on Tuesday 24 November');
  expect(page.all('tbody tr')).toEqual(['Parking and travel11', 'Visiting22', 'No ward or service2', 'Ward 7B1']);
  expect(page.text).not.toContain('Sam');
  expect((await sam.get('/desk/quick-log/counts?day=23/11/2026')).page().text).toContain(
    'Nothing was logged on this day.',
  );
  expect((await sam.get('/desk/quick-log/counts?day=soon')).page().errors).toEqual(['Enter a day, like 24/11/2026']);
});

test('another trust’s taps are not counted here', async () => {
  await tap(sam);
  expect(await tile(await (await newTrust()).staff('officer', 'Olu Stranger'))).toBe('Visiting0 today');
});

test('a call that nobody could take is one press in the panel, is taken back, and stands on the page of the team', async () => {
  const mia = await home.staff('manager', 'Mia Long');
  const press = { missed: 'yes', tap: '0123456789abcdef0123456789abcdef' };
  const answer = (await sam.post('/desk/quick-log', press, JSON_PLEASE)).json();
  expect(answer).toMatchObject({ message: 'Counted: call not taken.', count: 1 });
  expect((await sam.post('/desk/quick-log', press, JSON_PLEASE)).json()).toMatchObject({ count: 1 });
  expect((await mia.get('/desk/team')).page().text).toContain('1 call could not be taken today, none yesterday.');
  const priya = await home.staff('officer', 'Priya Nair');
  expect((await priya.post(String(answer.undo))).status).toBe(404);
  const undone = (await sam.post(String(answer.undo), {}, JSON_PLEASE)).json();
  expect(undone).toMatchObject({ message: 'Taken back: call not taken.', count: 0 });
  expect((await sam.post(String(answer.undo), {}, JSON_PLEASE)).json()).toMatchObject({ count: 0 });
  const without = await sam.post('/desk/quick-log', { missed: 'yes', place: ward });
  const page = (await sam.get(without.to)).page();
  expect(page.text).toContain('Logged: call not taken.');
  expect(page.one('.app-tile--apart')).toBe('Call not taken1 today');
  const undo = page.document.querySelector('form[action$="/undo"]')?.getAttribute('action') ?? '';
  expect((await sam.get((await sam.post(undo)).to)).page().text).toContain('Taken back: call not taken.');
});

test('a volunteer counts a call that nobody could take, and another trust’s are not counted here', async () => {
  const volunteer = await home.staff('volunteer', 'Val Unteer');
  await volunteer.post('/desk/quick-log', { missed: 'yes' });
  expect((await volunteer.get('/desk/quick-log')).page().one('.app-tile--apart')).toBe('Call not taken1 today');
  const stranger = await (await newTrust()).staff('officer', 'Olu Stranger');
  expect((await stranger.get('/desk/quick-log')).page().one('.app-tile--apart')).toBe('Call not taken0 today');
});

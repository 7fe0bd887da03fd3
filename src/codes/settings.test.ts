import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';

const SUBJECTS = '/desk/settings/lists/subjects';

async function manager() {
  const home = await newTrust();
  return { ...home, mia: await home.staff('manager', 'Mia Cole') };
}

test('a trust adds a subject of its own, and the next case can be about it', async () => {
  const { staff, sam, kase } = await newWorld();
  const mia = await staff('manager', 'Mia Cole');
  const answer = await mia.post(SUBJECTS, { label: 'Car park fines', words: 'clamped\nfined, ticket', from: 'today' });
  expect(answer.to).toBe(`${SUBJECTS}?done=car_park_fines`);
  expect((await mia.get(answer.to ?? '')).page().text).toContain('Car park fines: saved.');
  const about = (await sam.get(`/desk/cases/${kase.ref}/about`)).page();
  expect(about.all('option')).toContain('Car park fines');
  await sam.post(`/desk/cases/${kase.ref}/about`, { type: 'concern', subject: 'car_park_fines' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Car park fines');
});

test('a shipped subject is renamed from a day on, and the shipped words are one press away', async () => {
  const { mia: before, clock, staff } = await manager();
  await before.post(`${SUBJECTS}/waiting`, { label: 'Waiting lists', words: '', from: '1/12/2026' });
  expect((await before.get(SUBJECTS)).page().all('main li a')).toContain('Waiting times');
  clock.now = new Date('2026-12-01T10:00:00Z');
  const mia = await staff('manager', 'Mia Cole');
  expect((await mia.get(SUBJECTS)).page().all('main li a')).toContain('Waiting lists');
  const edit = (await mia.get(`${SUBJECTS}/waiting`)).page();
  expect(edit.all('td')).toEqual(['Waiting lists', 'Tuesday 1 December', '', 'Waiting times', 'Shipped', '']);
  await mia.post(`${SUBJECTS}/waiting/restoration`);
  expect((await mia.get(SUBJECTS)).page().all('main li a')).toContain('Waiting times');
  // and again on the same day
  await mia.post(`${SUBJECTS}/waiting`, { label: 'Waiting for us', words: '', from: 'today' });
  expect((await mia.get(SUBJECTS)).page().all('main li a')).toContain('Waiting for us');
});

test('a subject that is not offered any more keeps its name on old cases, and saving them loses nothing', async () => {
  const { staff, sam, kase } = await newWorld();
  const mia = await staff('manager', 'Mia Cole');
  await sam.post(`/desk/cases/${kase.ref}/about`, { type: 'concern', subject: 'falls' });
  await mia.post(`${SUBJECTS}/falls/offer`, { offered: 'no' });
  expect((await mia.get(SUBJECTS)).page().text).toContain('Not offered any more');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Falls');
  expect((await sam.post(`/desk/cases/${kase.ref}/about`, { type: 'question', subject: 'falls' })).status).toBe(303);
  const other = (await sam.get('/desk/cases')).page();
  expect(other.all('option')).not.toContain('Falls');
  await mia.post(`${SUBJECTS}/falls/offer`, { offered: 'yes' });
  expect((await mia.get(SUBJECTS)).page().text).not.toContain('Not offered any more');
});

test('what the desk itself works with can be renamed, and stays on offer', async () => {
  const { mia } = await manager();
  expect((await mia.get('/desk/settings/lists/needs/bsl')).page().text).toContain('stays on offer');
  expect((await mia.post('/desk/settings/lists/needs/bsl/offer', { offered: 'no' })).status).toBe(422);
  await mia.post('/desk/settings/lists/needs/bsl', { label: 'Sign language (BSL)', words: 'deaf', from: 'today' });
  expect((await mia.get('/desk/settings/lists/needs')).page().all('main li a')).toContain('Sign language (BSL)');
});

test('a name twice, a day that is past, a list or an entry that is not there are refused, and what was typed stays', async () => {
  const { mia } = await manager();
  const refused = async (fields: Record<string, string>) => (await mia.post(SUBJECTS, fields)).page();
  expect((await refused({ label: 'falls', words: '', from: 'today' })).errors).toEqual([
    'There is an entry of this name already',
  ]);
  const past = await refused({ label: 'Gardens', words: 'roses', from: '23/11/2026' });
  expect(past.errors).toEqual(['Enter today or a later day: past days keep their words']);
  expect(past.document.querySelector('input[name="label"]')?.getAttribute('value')).toBe('Gardens');
  expect((await refused({ label: '', words: 'ab', from: '' })).errors).toHaveLength(3);
  expect((await refused({ label: '!!!', words: '', from: 'today' })).errors).toEqual([
    'Enter a name with letters or numbers',
  ]);
  for (const path of ['/desk/settings/lists/channels', `${SUBJECTS}/nothing`, '/desk/settings/lists/__proto__'])
    expect((await mia.get(path)).status).toBe(404);
  expect((await mia.post(`${SUBJECTS}/nothing`, { label: 'X', words: '', from: 'today' })).status).toBe(404);
});

test('a trust’s own words are not seen by another trust, and only Settings changes them', async () => {
  const [one, other] = [await manager(), await manager()];
  await one.mia.post(SUBJECTS, { label: 'Car park fines', words: '', from: 'today' });
  expect((await other.mia.get(SUBJECTS)).page().all('main li a')).not.toContain('Car park fines');
  expect((await other.mia.get(`${SUBJECTS}/car_park_fines`)).status).toBe(404);
  const sam = await one.staff('officer', 'Sam Reid');
  expect((await sam.get(SUBJECTS)).status).toBe(403);
});

test('whoever changed a list stands in the record', async () => {
  const { mia, asSystem } = await manager();
  await mia.post(SUBJECTS, { label: 'Gardens', words: '', from: 'today' });
  const events = await asSystem((ctx) =>
    ctx.db
      .selectFrom('events')
      .select(['name', 'actor_id', 'particulars'])
      .where('name', '=', 'code.changed')
      .where('trust_id', '=', ctx.trust.id)
      .execute(),
  );
  expect(events).toEqual([
    { name: 'code.changed', actor_id: mia.id, particulars: { list: 'subjects', code: 'gardens', from: '2026-11-24' } },
  ]);
});

import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';

/** Grace's case, which only the manager may open; and who oversees reads. */
async function overseen() {
  const world = await newWorld();
  const mia = await world.staff('manager', 'Mia Long');
  const ivy = await world.staff('information_governance', 'Ivy Stone');
  const address = `/desk/cases/${world.kase.ref}`;
  await mia.post(`${address}/restriction`, { kind: 'legal', reason: 'An inquest' });
  return { ...world, mia, ivy, address };
}

test('information governance sees who opened a restricted case, why and until when, and says what came of it', async () => {
  const { sam, ivy, address, kase } = await overseen();
  expect((await ivy.get('/desk/access-log/openings')).page().text).toContain('Nobody has opened a restricted case');
  await sam.get(address);
  await sam.post(`${address}/access`, { why: 'cover', reason: 'Mia is away today' });
  const page = (await ivy.get('/desk/access-log/openings')).page();
  const [opened = '', tried = ''] = page.all('tbody tr');
  expect(opened).toContain(`Sam Reid${kase.ref}I cover for a colleague who is away`);
  expect(opened).toContain('Mia is away today');
  expect(opened).toContain('Until Tuesday 1 December');
  expect(tried).toContain('Tried, not opened');
  const action = page.document.querySelector('tbody form')?.getAttribute('action') ?? '';
  expect((await ivy.post(action, { found: 'never' })).status).toBe(422);
  expect((await ivy.post(action, { found: 'followed_up' })).status).toBe(303);
  await ivy.post(action, { found: 'nothing' }); // a second press changes nothing
  expect((await ivy.get('/desk/access-log/openings')).page().all('tbody tr')[0]).toContain(
    'Looked into: followed up – Ivy Stone',
  );
  // Of the case itself they see nothing.
  expect((await ivy.get(address)).status).toBe(403);
});

test('nobody looks into what they opened themselves, or into an opening of another trust', async () => {
  const { staff, mia, address } = await overseen();
  const max = await staff('manager', 'Max Hill');
  await max.post(`${address}/access`, { why: 'manager', reason: 'A complaint' });
  expect((await max.get('/desk/access-log/openings')).page().text).toContain('Somebody else looks into yours.');
  const action = (await mia.get('/desk/access-log/openings')).page().document.querySelector('tbody form');
  const target = action?.getAttribute('action') ?? '';
  expect((await max.post(target, { found: 'nothing' })).page().errors).toEqual([
    'Somebody else looks into what you opened yourself.',
  ]);
  const other = await (await newWorld()).staff('manager', 'Olu Stranger');
  expect((await other.post(target, { found: 'nothing' })).status).toBe(404);
  expect((await mia.post('/desk/access-log/openings/nonsense/look', { found: 'nothing' })).status).toBe(404);
});

test('all reads are found by colleague, case, person and day; a restricted case by its reference alone', async () => {
  const { sam, mia, ivy, address, kase, ada } = await overseen();
  await mia.get(address);
  await sam.get(`/desk/people/${ada.id}`);
  await mia.get(`/desk/people/${ada.id}`);
  const rows = async (query: string) => (await ivy.get(`/desk/access-log?${query}`)).page().all('tbody tr');
  expect(await rows(`who=${mia.id}`)).toHaveLength(2);
  expect(await rows(`case=${kase.ref}`)).toEqual([expect.stringContaining(`Mia LongLooked at a case${kase.ref}`)]);
  expect((await rows('')).join()).not.toContain('Okafor');
  expect(await rows('from=yesterday&to=today')).toHaveLength(2);
  expect(await rows('to=yesterday')).toEqual([]);
  const wrong = (await ivy.get('/desk/access-log?case=PAL-26-9999&from=never')).page();
  expect(wrong.text).toContain('No case has this reference.');
  expect(wrong.text).toContain('Enter the first day like 3 November.');
});

test('who is locked out of a case does not see in the access log that somebody looked at it', async () => {
  const { mia, ivy, address, kase } = await overseen();
  await mia.post(`${address}/exclusion`, { names: ivy.id, reason: 'Her mother' });
  await mia.get(address);
  expect((await ivy.get('/desk/access-log')).page().all('tbody tr')).toEqual([]);
  expect((await ivy.get(`/desk/access-log?case=${kase.ref}`)).page().text).toContain('No case has this reference.');
  expect((await ivy.get('/desk/access-log/openings')).page().all('tbody tr')).toEqual([]);
});

test('officers see no access log; the days of a reason are the manager’s to set', async () => {
  const { sam, mia, address } = await overseen();
  expect((await sam.get('/desk/access-log')).status).toBe(403);
  expect((await sam.get('/desk/access-log/openings')).status).toBe(403);
  for (const days of ['0', '91', '1e1', 'seven', ''])
    expect((await mia.post('/desk/settings/restricted-cases', { days })).status).toBe(422);
  expect((await mia.post('/desk/settings/restricted-cases', { days: '2' })).status).toBe(303);
  expect((await sam.get(address)).page().text).toContain('open to you for 2 days');
});

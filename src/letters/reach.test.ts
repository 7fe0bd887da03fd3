import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { at } from '../../test/promised.ts';
import { newWorld } from '../../test/world.ts';
import { weekWords } from '../calendar/index.ts';
import { loadReach } from './reach.ts';
import { listOffered } from './templates.ts';

const PAGE = '/desk/settings/templates/reach';
const reach = {
  phone: '020 7946 0101',
  texts: '07700 900910',
  email: 'pals@anytown.example',
  address: 'PALS\nAnytown General',
  from: 'today',
};

test('how people reach PALS stands in its letters from its day on, and is taken back', async () => {
  const { staff, sam, kase, grace, clock } = await newWorld();
  const mia = await staff('manager', 'Mia Long');
  expect((await mia.get(PAGE)).page().text).toContain('Not set yet: officers write it each time.');
  expect((await mia.post(PAGE, reach)).to).toBe(`${PAGE}?done=saved`);
  expect((await mia.post(PAGE, reach)).to).toBe(`${PAGE}?unchanged=yes`);
  const [template] = (await sam.as((ctx) => listOffered(ctx))).filter(({ name }) => name === 'Where we are');
  const writing = `/desk/cases/${kase.ref}/letters/new?template=${template?.template_id}&to=${grace.id}&how=letter`;
  expect((await sam.get(writing)).page().value('body')).toContain(
    [
      'Phone: 020 7946 0101',
      'Open: Monday to Friday, 9am to 5pm',
      'Texts: 07700 900910',
      'Email: pals@anytown.example',
      'Address: PALS, Anytown General',
      `Your number: ${kase.ref}`,
    ].join(' '),
  );
  await mia.post(PAGE, { ...reach, phone: '020 7946 0202', from: 'tomorrow' });
  expect((await mia.get(PAGE)).page().text).toContain('020 7946 0202');
  clock.now = at('25', '10:00');
  const mo = await staff('manager', 'Mo Khan');
  expect((await mo.as(loadReach)).phone).toBe('020 7946 0202');
  expect((await mo.post(`${PAGE}/removal`, { from: '2026-11-25' })).to).toBe(`${PAGE}?done=back`);
  expect((await mo.as(loadReach)).phone).toBe('020 7946 0101');
  expect((await mo.post(`${PAGE}/removal`, { from: '2026-11-25' })).status).toBe(404);
});

test('a number that cannot be one is refused; officers may not set it; another trust has its own', async () => {
  const { staff } = await newTrust();
  const [mia, sam] = [await staff('manager', 'Mia Long'), await staff('officer', 'Sam Reid')];
  expect((await mia.post(PAGE, { ...reach, phone: 'ask us', from: 'yesterday' })).page().errors).toEqual([
    'Enter a phone number, like 020 7946 0018 or 07700 900123',
  ]);
  expect((await mia.post(PAGE, { ...reach, from: 'yesterday' })).page().errors).toEqual(['Enter today or a later day']);
  expect((await sam.post(PAGE, reach)).status).toBe(403);
  await mia.post(PAGE, reach);
  const other = await (await newTrust()).staff('manager', 'Olu Stranger');
  expect((await other.as(loadReach)).phone).toBe('');
});

test('a week is said in few words, days with other hours apart', () => {
  const day = { opens: '09:00', closes: '17:00' };
  const holidays = { days: new Map(), until: '2027-12-31' } as never;
  const short = { opens: '10:00', closes: '12:30' };
  const weekly = { 1: [day], 2: [day], 3: [short], 4: [{ ...day, from: '2027-01-01' }], 5: [day], 6: [], 7: [] };
  expect(weekWords({ weekly, closures: new Map(), holidays }, '2026-11-24')).toBe(
    'Monday to Tuesday, 9am to 5pm; Wednesday, 10am to 12:30pm; Friday, 9am to 5pm',
  );
});

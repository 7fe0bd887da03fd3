import { expect, test } from 'vitest';
import { withWard } from '../../test/calling.ts';
import { newTrust } from '../../test/harness.ts';
import { createPlace } from './places.ts';
import { createSite } from './sites.ts';

const PLACE = { kind: 'ward' as const, email: '', lead: '', visiting: '', aliases: [] };

test('the phone list has every ward by site, with who answers; a whole number can be dialled', async () => {
  const { sam, asSystem } = await withWard();
  await asSystem(async (ctx) => {
    const site_id = await createSite(ctx, { name: 'Riverside', phone: '020 7946 0000' });
    await createPlace(ctx, {
      ...PLACE,
      site_id,
      name: 'Ward 2',
      phone: '020 7946 0018',
      answers_pals: 'Sister A Bell',
    });
  });
  const page = (await sam.get('/desk/directory/phones')).page();
  expect(page.all('h2')).toEqual(expect.arrayContaining(['Main', 'Riverside']));
  // On a phone each line is a card that names its facts.
  expect(page.all('tbody tr')).toEqual([
    'Ward or service Ward 7BPhone 4471Who answers PALS Sister J Cole',
    'Ward or service Ward 2Phone 020 7946 0018Who answers PALS Sister A Bell',
  ]);
  expect([...page.document.querySelectorAll('td a')].map((a) => a.getAttribute('href'))).toEqual(['tel:02079460018']);
  expect((await sam.get('/desk/directory')).page().all('nav a')).toContain('Phone list');
});

test('without places it says so, and whose directory it is not sees none of it', async () => {
  await withWard();
  const other = await (await newTrust()).staff();
  const page = (await other.get('/desk/directory/phones')).page();
  expect(page.text).toContain('No ward or service is in the directory yet.');
});

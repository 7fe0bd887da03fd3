import { afterEach, expect, test } from 'vitest';
import { newTrust, open } from '../../test/harness.ts';
import { at } from '../../test/promised.ts';
import { readAddress } from './addresses.rules.ts';
import { publicOrigin } from './index.ts';

const PAGE = '/desk/settings/address';

afterEach(() => {
  delete open().house.publicUrl;
  delete open().house.demoUrl;
});

/** A trust, its manager, and a second address that leads to it. */
async function newPlace() {
  const home = await newTrust();
  const mia = await home.staff('manager', 'Mia Long');
  return { ...home, mia, origin: () => home.asSystem(publicOrigin) };
}

test('links lead to the host name of the trust, with scheme and port of the installation', async () => {
  const { host, origin } = await newPlace();
  expect(await origin()).toBe(`https://${host}`);
  open().house.demoUrl = 'http://localhost:3000';
  expect(await origin()).toBe(`http://${host}:3000`);
  open().house.publicUrl = 'https://pals.example';
  expect(await origin()).toBe(`https://${host}`);
});

test('a trust without a name of its own is where all are, and nobody guesses an address', async () => {
  const { asSystem, trust, origin, mia } = await newPlace();
  await asSystem((ctx) => ctx.db.updateTable('trusts').set({ host: null }).where('id', '=', trust.id).execute());
  expect(await origin()).toBeUndefined();
  expect((await mia.get(PAGE)).page().text).toContain('Nobody has said yet where links lead');
  expect((await mia.get('/desk/settings/satisfaction')).page().text).toContain('no link can be sent');
  open().house.publicUrl = 'https://pals.example';
  expect(await origin()).toBe('https://pals.example');
});

test('a manager sets another from a day on, and takes it back; only one that leads to this trust is taken', async () => {
  const { host, origin, mia, clock, staff } = await newPlace();
  const other = await newPlace();
  const set = (address: string, from = 'tomorrow') => mia.post(PAGE, { address, from });
  expect((await set(`http://${host}:8443/`)).to).toBe(`${PAGE}?done=saved`);
  expect(await origin()).toBe(`https://${host}`);
  expect((await mia.get(PAGE)).page().text).toContain(`http://${host}:8443`);
  clock.now = at('25', '10:00');
  const mo = await staff('manager', 'Mo Khan');
  expect(await origin()).toBe(`http://${host}:8443`);
  for (const wrong of [`https://${other.host}`, 'https://nobody.example'])
    expect((await mo.post(PAGE, { address: wrong, from: 'today' })).page().errors).toEqual([
      'This address does not lead to the pages of your PALS. Ask whoever looks after the installation',
    ]);
  expect((await mo.post(PAGE, { address: `https://${host}/pals`, from: 'today' })).page().errors).toEqual([
    'Enter an address that begins with https:// and has no path, like https://pals.anytown.nhs.uk',
  ]);
  expect((await mo.post(`${PAGE}/removal`, { from: '2026-11-25' })).to).toBe(`${PAGE}?done=back`);
  expect(await origin()).toBe(`https://${host}`);
  expect(await other.origin()).toBe(`https://${other.host}`);
  expect((await (await staff('officer', 'Sam Reid')).get(PAGE)).status).toBe(403);
});

test('an address that could be read on its way, or is more than an address, is none', () => {
  expect(readAddress('HTTPS://Pals.Anytown.nhs.uk')).toBe('https://pals.anytown.nhs.uk');
  expect(readAddress('http://localhost:3000/')).toBe('http://localhost:3000');
  for (const wrong of [
    'http://pals.example',
    'pals.example',
    'https://a@b.example',
    'https://a.example/?x',
    'javascript:1',
  ])
    expect([wrong, readAddress(wrong)]).toEqual([wrong, undefined]);
});

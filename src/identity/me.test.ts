import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';

test('an officer turns shortcuts off and larger text on, and every page follows', async () => {
  const sam = await (await newTrust()).staff('officer', 'Sam Reid');
  const before = (await sam.get('/desk/me')).page();
  expect(before.document.querySelector('input[value="shortcuts"]')?.hasAttribute('checked')).toBe(true);
  expect((await sam.post('/desk/me', { settings: ['larger_text'] })).to).toBe('/desk/me?done=saved');
  const body = (await sam.get('/desk/me?done=saved')).page().document.querySelector('body');
  expect(body?.getAttribute('data-shortcuts')).toBe('off');
  expect(body?.className).toContain('app-desk--larger');
  expect((await sam.get('/desk/me/shortcuts')).page().text).toContain('They are turned off.');
});

test('settings that do not exist change nothing', async () => {
  const sam = await (await newTrust()).staff('officer', 'Sam Reid');
  await sam.post('/desk/me', { settings: ['everything'] });
  expect((await sam.get('/desk/me/shortcuts')).page().text).toContain('They are on.');
});

test('whoever may change settings finds all of them on one page, and nobody else does', async () => {
  const { staff } = await newTrust();
  const [mia, sam] = [await staff('manager', 'Mia Cole'), await staff('officer', 'Sam Reid')];
  expect((await mia.get('/desk')).page().all('header a')).toContain('Settings');
  expect((await sam.get('/desk')).page().all('header a')).not.toContain('Settings');
  expect((await sam.get('/desk/me')).page().all('main a')).toEqual([
    'When you are away',
    'After a hard call',
    'Your one-to-ones',
    'Promises in your calendar',
    'Change your password',
    'Where you are signed in',
    'Second step to sign in',
    'List of keyboard shortcuts',
    'Choose your keys',
  ]);
  const settings = (await mia.get('/desk/settings')).page();
  expect(settings.all('main a')).toContain('Opening hours and closures');
  for (const link of settings.document.querySelectorAll('main li a'))
    expect((await mia.get(link.getAttribute('href') ?? '')).status).toBe(200);
  expect((await sam.get('/desk/settings')).page().text).toContain('There is nothing for you to set here.');
});

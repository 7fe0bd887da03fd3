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

test('only who may change them finds the way to the opening hours', async () => {
  const { staff } = await newTrust();
  const links = async (role: 'manager' | 'officer') => (await (await staff(role)).get('/desk/me')).page().all('main a');
  expect(await links('manager')).toContain('Opening hours and closures of this PALS');
  expect(await links('officer')).toEqual(['List of keyboard shortcuts', 'Choose your keys']);
});

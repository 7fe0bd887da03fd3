import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { SHORTCUTS } from '../platform/shortcuts.rules.ts';

const USUAL: Record<string, string> = Object.fromEntries(SHORTCUTS.map(({ act, keys }) => [act, keys]));
const officer = async () => (await newTrust()).staff('officer', 'Sam Reid');

test('the list of shortcuts is one press away for everybody, volunteers too', async () => {
  const volunteer = await (await newTrust()).staff('volunteer', 'Val Unteer');
  const page = (await volunteer.get('/desk/me/shortcuts')).page();
  expect(page.all('kbd').join(' ')).toBe('Alt+N Alt+L Alt+K Alt+1 Alt+2 Alt+3 Alt+4 Alt+5 Ctrl+Enter Ctrl+S Alt+0 Esc');
  expect(page.document.querySelector('footer a[href="/desk/me/shortcuts"]')).not.toBeNull();
});

test('an officer chooses keys, every page follows, and the usual ones come back', async () => {
  const sam = await officer();
  const form = (await sam.get('/desk/me/keys')).page();
  expect(Object.keys(USUAL).map((act) => form.value(act))).toEqual(Object.values(USUAL));
  const sent = await sam.post('/desk/me/keys', { ...USUAL, 'new-call': 'alt j', search: '', list: 'F2' });
  expect(sent.to).toBe('/desk/me/shortcuts?done=keys');
  const list = (await sam.get(sent.to)).page();
  expect(list.text).toContain('Your keys are saved.');
  expect(list.all('tbody th')).toEqual([
    'Alt+J',
    'Alt+L',
    'None',
    'Alt+1',
    'Alt+2',
    'Alt+3',
    'Alt+4',
    'Alt+5',
    'Ctrl+Enter',
    'Ctrl+S',
    'F2',
    'Esc',
  ]);
  const keys = async () => (await sam.get('/desk')).page().document.body.getAttribute('data-shortcuts');
  expect(await keys()).toBe('new-call=Alt+J search= list=F2');
  expect((await sam.get('/desk/me/keys')).page().value('new-call')).toBe('Alt+J');
  await sam.post('/desk/me/keys/reset');
  expect(await keys()).toBeNull();
});

test('a key of the browser, a letter alone and a key that is taken are refused beside the field, and stay typed', async () => {
  const sam = await officer();
  const answer = await sam.post('/desk/me/keys', { ...USUAL, 'new-call': 'Ctrl+T', search: 'K' });
  expect(answer.status).toBe(422);
  const page = answer.page();
  expect(page.errors).toEqual([
    'Ctrl+T belongs to the browser. Choose another key, like Alt+J.',
    'Add Alt, like Alt+J: a key alone gets in the way of typing and of speaking to the computer.',
  ]);
  expect([page.value('new-call'), page.value('search')]).toEqual(['Ctrl+T', 'K']);
  const taken = (await sam.post('/desk/me/keys', { ...USUAL, 'place-1': 'Alt+N' })).page();
  expect(taken.errors).toEqual(['Alt+N is the key for “New call” already. Choose another one.']);
  expect(taken.all('.nhsuk-error-message')).toEqual([
    'Error: Alt+N is the key for “New call” already. Choose another one.',
  ]);
  expect((await sam.get('/desk')).page().document.body.getAttribute('data-shortcuts')).toBeNull();
});

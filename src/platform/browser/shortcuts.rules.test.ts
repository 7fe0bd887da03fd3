import { expect, test } from 'vitest';
import { type Keys, maybeAction, platformOf } from './shortcuts.rules.ts';

const none = { alt: false, ctrl: false, meta: false, shift: false, altGraph: false };
const alt = (code: string): Keys => ({ ...none, code, alt: true });
const ctrl = (code: string): Keys => ({ ...none, code, ctrl: true });
const cmd = (code: string): Keys => ({ ...none, code, meta: true });

test('the keys do what the list of shortcuts says', () => {
  expect(maybeAction(alt('KeyN'), 'other', undefined)).toEqual({ kind: 'new-call' });
  expect(maybeAction(alt('KeyL'), 'other', undefined)).toEqual({ kind: 'quick-log' });
  expect(maybeAction(alt('KeyK'), 'other', undefined)).toEqual({ kind: 'search' });
  expect(maybeAction(alt('Digit4'), 'other', undefined)).toEqual({ kind: 'focus', place: '4' });
  expect(maybeAction(alt('Digit0'), 'other', undefined)).toEqual({ kind: 'list' });
  expect(maybeAction(ctrl('Enter'), 'other', undefined)).toEqual({ kind: 'send' });
  expect(maybeAction(ctrl('KeyS'), 'other', undefined)).toEqual({ kind: 'save' });
});

test('a letter alone does nothing, and neither does AltGr or Ctrl+Alt', () => {
  const keys = [
    { ...none, code: 'KeyN' },
    { ...alt('KeyN'), ctrl: true },
    { ...alt('KeyL'), altGraph: true },
  ];
  for (const one of keys) expect(maybeAction(one, 'other', 'all')).toBeUndefined();
});

test('with shortcuts off nothing happens', () => {
  for (const keys of [alt('KeyN'), ctrl('Enter'), ctrl('KeyS')]) {
    expect(maybeAction(keys, 'other', 'off')).toBeUndefined();
  }
});

test('on a Mac only Cmd+Enter and Cmd+S work, unless all were chosen', () => {
  expect(maybeAction(cmd('Enter'), 'mac', undefined)).toEqual({ kind: 'send' });
  expect(maybeAction(cmd('KeyS'), 'mac', undefined)).toEqual({ kind: 'save' });
  expect(maybeAction(ctrl('Enter'), 'mac', undefined)).toBeUndefined();
  expect(maybeAction(alt('KeyN'), 'mac', undefined)).toBeUndefined();
  expect(maybeAction(alt('KeyN'), 'mac', 'all')).toEqual({ kind: 'new-call' });
});

test('on Linux Alt+1 to Alt+5 stay with the browser, unless all were chosen', () => {
  expect(maybeAction(alt('Digit1'), 'linux', undefined)).toBeUndefined();
  expect(maybeAction(alt('Digit1'), 'linux', 'all')).toEqual({ kind: 'focus', place: '1' });
  expect(maybeAction(alt('Digit0'), 'linux', undefined)).toEqual({ kind: 'list' });
  expect(maybeAction(alt('Digit6'), 'other', 'all')).toBeUndefined();
});

test('the computer is known by its browser', () => {
  expect(platformOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/140')).toBe('other');
  expect(platformOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('mac');
  expect(platformOf('Mozilla/5.0 (X11; Linux x86_64)')).toBe('linux');
  expect(platformOf('Mozilla/5.0 (Linux; Android 14)')).toBe('other');
});

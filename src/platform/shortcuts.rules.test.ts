import { describe, expect, test } from 'vitest';
import {
  type Act,
  clashesIn,
  keysOf,
  maybeAct,
  type Press,
  platformOf,
  readKeys,
  readOwnKeys,
  SHORTCUTS,
  writeOwnKeys,
} from './shortcuts.rules.ts';

const none = { alt: false, ctrl: false, meta: false, shift: false, altGraph: false };
const alt = (code: string): Press => ({ ...none, code, alt: true });
const ctrl = (code: string): Press => ({ ...none, code, ctrl: true });
const cmd = (code: string): Press => ({ ...none, code, meta: true });
const usual = readOwnKeys('');

describe('pressing keys', () => {
  test('does what the list of shortcuts says', () => {
    expect(maybeAct(alt('KeyN'), 'other', usual)).toBe('new-call');
    expect(maybeAct(alt('KeyL'), 'other', usual)).toBe('quick-log');
    expect(maybeAct(alt('KeyK'), 'other', usual)).toBe('search');
    expect(maybeAct(alt('Digit4'), 'other', usual)).toBe('place-4');
    expect(maybeAct(alt('Digit0'), 'other', usual)).toBe('list');
    expect(maybeAct(ctrl('Enter'), 'other', usual)).toBe('send');
    expect(maybeAct(ctrl('NumpadEnter'), 'other', usual)).toBe('send');
    expect(maybeAct(ctrl('KeyS'), 'other', usual)).toBe('save');
  });

  test('a letter alone does nothing, and neither does AltGr, Ctrl+Alt, Shift, or a key without an act', () => {
    const presses = [
      { ...none, code: 'KeyN' },
      { ...alt('KeyN'), ctrl: true },
      { ...alt('KeyL'), altGraph: true },
      { ...ctrl('KeyS'), shift: true },
      { ...ctrl('KeyS'), meta: true },
      alt('Digit6'),
      alt('Numpad0'),
      alt('AltLeft'),
    ];
    for (const press of presses) expect(maybeAct(press, 'other', usual)).toBeUndefined();
  });

  test('on a Mac only Cmd+Enter and Cmd+S work of the usual keys', () => {
    expect(maybeAct(cmd('Enter'), 'mac', usual)).toBe('send');
    expect(maybeAct(cmd('KeyS'), 'mac', usual)).toBe('save');
    for (const press of [ctrl('Enter'), alt('KeyN')]) expect(maybeAct(press, 'mac', usual)).toBeUndefined();
  });

  test('on Linux Alt+1 to Alt+5 stay with the browser', () => {
    expect(maybeAct(alt('Digit1'), 'linux', usual)).toBeUndefined();
    expect(maybeAct(alt('Digit0'), 'linux', usual)).toBe('list');
  });

  test('a key of one’s own replaces the usual one, on every computer, and none is none', () => {
    const own = readOwnKeys('new-call=Alt+J place-1=F2 search=');
    for (const platform of ['other', 'mac', 'linux'] as const) {
      expect(maybeAct(alt('KeyJ'), platform, own)).toBe('new-call');
      expect(maybeAct({ ...none, code: 'F2' }, platform, own)).toBe('place-1');
      for (const code of ['KeyN', 'KeyK', 'Digit1']) expect(maybeAct(alt(code), platform, own)).toBeUndefined();
    }
  });

  test('the computer is known by its browser', () => {
    expect(platformOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/140')).toBe('other');
    expect(platformOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('mac');
    expect(platformOf('Mozilla/5.0 (X11; Linux x86_64)')).toBe('linux');
    expect(platformOf('Mozilla/5.0 (Linux; Android 14)')).toBe('other');
  });
});

describe('choosing keys', () => {
  test.each([
    ['Alt+J', 'Alt+J'],
    ['alt j', 'Alt+J'],
    [' ALT - 7 ', 'Alt+7'],
    ['Option+q', 'Alt+Q'],
    ['control enter', 'Ctrl+Enter'],
    ['Cmd+S', 'Ctrl+S'],
    ['f8', 'F8'],
    ['', ''],
  ])('%s is read as %s', (typed, keys) => {
    expect(readKeys(typed)).toEqual({ keys });
  });

  test.each([
    ['J', 'Add Alt, like Alt+J: a key alone gets in the way of typing and of speaking to the computer.'],
    ['Ctrl+Alt+J', 'Use Alt or Ctrl, not both: together they write letters, and screen readers need them.'],
    ['Ctrl+T', 'Ctrl+T belongs to the browser. Choose another key, like Alt+J.'],
    ['Alt+F', 'Alt+F belongs to the browser. Choose another key, like Alt+J.'],
    ['alt+enter', 'Alt+Enter belongs to the browser. Choose another key, like Alt+J.'],
    ['F5', 'F5 belongs to the browser. Choose another key, like Alt+J.'],
    ['Alt+F4', 'Alt+F4 belongs to the browser. Choose another key, like Alt+J.'],
    ['Enter', 'Add Alt, like Alt+J: a key alone gets in the way of typing and of speaking to the computer.'],
    ['Shift+J', 'Enter a key with Alt, like Alt+J. F2 and F8 are free too.'],
    ['Alt+ß', 'Enter a key with Alt, like Alt+J. F2 and F8 are free too.'],
    ['Alt+Tab', 'Enter a key with Alt, like Alt+J. F2 and F8 are free too.'],
    ['Alt+', 'Enter a key with Alt, like Alt+J. F2 and F8 are free too.'],
    ['Alt', 'Enter a key with Alt, like Alt+J. F2 and F8 are free too.'],
    ['new call', 'Enter a key with Alt, like Alt+J. F2 and F8 are free too.'],
  ])('%s is refused', (typed, error) => {
    expect(readKeys(typed)).toEqual({ error });
  });

  test('every usual key may be chosen, and only what differs is kept', () => {
    for (const { keys } of SHORTCUTS) expect(readKeys(keys)).toEqual({ keys });
    const chosen = new Map<Act, string>(SHORTCUTS.map(({ act, keys }) => [act, keys]));
    expect(writeOwnKeys(chosen)).toBe('');
    const text = writeOwnKeys(chosen.set('new-call', 'Alt+J').set('search', ''));
    expect(text).toBe('new-call=Alt+J search=');
    expect([keysOf('new-call', readOwnKeys(text)), keysOf('search', readOwnKeys(text)), keysOf('save', usual)]).toEqual(
      ['Alt+J', '', 'Ctrl+S'],
    );
  });

  test('two acts on one key are refused beside the one that was changed; two that change places are not', () => {
    const chosen = new Map<Act, string>(SHORTCUTS.map(({ act, keys }) => [act, keys]));
    expect(clashesIn(chosen.set('new-call', 'Alt+K'), usual)).toEqual([
      { act: 'new-call', error: 'Alt+K is the key for “Search” already. Choose another one.' },
    ]);
    expect(clashesIn(chosen.set('search', 'Alt+N'), usual)).toEqual([]);
    expect(clashesIn(chosen.set('new-call', '').set('search', ''), usual)).toEqual([]);
  });
});

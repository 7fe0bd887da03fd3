// The keyboard map of the desk: which keys do what, and which keys a person may choose instead.

/** In the order of the list. The five places are those of a live call. */
export const SHORTCUTS = [
  { act: 'new-call', keys: 'Alt+N', does: 'New call' },
  { act: 'quick-log', keys: 'Alt+L', does: 'Quick log: the first tile, then the arrow keys, then Enter' },
  { act: 'search', keys: 'Alt+K', does: 'Search' },
  { act: 'place-1', keys: 'Alt+1', does: 'In a live call: notes' },
  { act: 'place-2', keys: 'Alt+2', does: 'In a live call: who' },
  { act: 'place-3', keys: 'Alt+3', does: 'In a live call: ward' },
  { act: 'place-4', keys: 'Alt+4', does: 'In a live call: next step' },
  { act: 'place-5', keys: 'Alt+5', does: 'In a live call: help' },
  { act: 'send', keys: 'Ctrl+Enter', does: 'Finish or send, in forms that show it' },
  { act: 'save', keys: 'Ctrl+S', does: 'Save now' },
  { act: 'list', keys: 'Alt+0', does: 'The list of shortcuts' },
] as const;

export type Act = (typeof SHORTCUTS)[number]['act'];

/** Only what differs from the usual keys; an empty text is "no key". */
export type OwnKeys = ReadonlyMap<Act, string>;

/** The keys of an act for this person; empty if it has none. */
export function keysOf(act: Act, own: OwnKeys): string {
  return own.get(act) ?? SHORTCUTS.find((one) => one.act === act)?.keys ?? '';
}

/** As it is kept and sent to the page: "new-call=Alt+J search=". */
export function writeOwnKeys(chosen: ReadonlyMap<Act, string>): string {
  const own = SHORTCUTS.filter(({ act, keys }) => (chosen.get(act) ?? keys) !== keys);
  return own.map(({ act }) => `${act}=${chosen.get(act)}`).join(' ');
}

export function readOwnKeys(text: string): OwnKeys {
  const pairs = text.split(' ').map((part) => part.split('='));
  return new Map(
    SHORTCUTS.flatMap(({ act }) => {
      const keys = pairs.find(([name]) => name === act)?.[1];
      return keys === undefined ? [] : [[act, keys] as const];
    }),
  );
}

/** Edge, Chrome and Firefox open their menus and their address bar with these. */
const OF_THE_BROWSER = /^(Alt\+([DEF]|F\d+|Enter)|Ctrl\+(?!Enter$|S$).+|F(?!2$|8$)\d+)$/;

const ALONE = 'Add Alt, like Alt+J: a key alone gets in the way of typing and of speaking to the computer.';
const WRONG = 'Enter a key with Alt, like Alt+J. F2 and F8 are free too.';

/** Keys as somebody writes them, "alt j" or "Alt+J", in one way; or what to do about it. Empty is "no key". */
export function readKeys(typed: string): { keys: string } | { error: string } {
  const parts = typed.trim().split(/[\s+-]+/);
  const last = parts.pop() ?? '';
  const key = last.length === 1 || /^f\d/i.test(last) ? last.toUpperCase() : /^enter$/i.test(last) ? 'Enter' : last;
  if (key === '' && parts.length === 0) return { keys: '' };
  const held = new Set(parts.map(nameOfHeld));
  if (held.has('Alt') && held.has('Ctrl'))
    return { error: 'Use Alt or Ctrl, not both: together they write letters, and screen readers need them.' };
  if (!/^([A-Z0-9]|Enter|F([1-9]|1[0-2]))$/.test(key) || held.has(undefined)) return { error: WRONG };
  if (held.size === 0 && !/^F\d/.test(key)) return { error: ALONE };
  const keys = [...held, key].join('+');
  return OF_THE_BROWSER.test(keys)
    ? { error: `${keys} belongs to the browser. Choose another key, like Alt+J.` }
    : { keys };
}

function nameOfHeld(word: string): 'Alt' | 'Ctrl' | undefined {
  if (/^(alt|option)$/i.test(word)) return 'Alt';
  return /^(ctrl|control|cmd|command)$/i.test(word) ? 'Ctrl' : undefined;
}

/** Which acts ask for a key that another one has. Said of what was changed, not of what stood there before. */
export function clashesIn(chosen: ReadonlyMap<Act, string>, before: OwnKeys): { act: Act; error: string }[] {
  return SHORTCUTS.flatMap(({ act }) => {
    const keys = chosen.get(act) ?? '';
    const other = SHORTCUTS.find((one) => one.act !== act && keys !== '' && chosen.get(one.act) === keys);
    if (!other || keysOf(act, before) === keys) return [];
    return [{ act, error: `${keys} is the key for “${other.does}” already. Choose another one.` }];
  });
}

export type Press = { code: string; alt: boolean; ctrl: boolean; meta: boolean; shift: boolean; altGraph: boolean };

export type Platform = 'mac' | 'linux' | 'other';

/**
 * The act of a key, by its place on the keyboard and not by its letter. Never with Ctrl+Alt: that is AltGr, and the
 * screen reader's.
 */
export function maybeAct(press: Press, platform: Platform, own: OwnKeys): Act | undefined {
  const keys = keysPressed(press, platform);
  return SHORTCUTS.find(({ act }) => keys !== '' && activeKeys(act, platform, own) === keys)?.act;
}

/**
 * The keys of an act that work on this computer. Of the usual ones a Mac has only Cmd+Enter and Cmd+S, because Option
 * writes letters and Ctrl+Option is VoiceOver's; Linux (and ChromeOS) has no Alt+1 to Alt+5, because browsers there switch
 * tabs with them. What somebody has chosen works everywhere.
 */
export function activeKeys(act: Act, platform: Platform, own: OwnKeys): string {
  const keys = keysOf(act, own);
  if (own.has(act)) return keys;
  if (platform === 'mac' && keys.startsWith('Alt+')) return '';
  return platform === 'linux' && act.startsWith('place-') ? '' : keys;
}

function keysPressed({ code, alt, ctrl, meta, shift, altGraph }: Press, platform: Platform): string {
  const key = code.replace(/^Key|^Digit|^Numpad(?=Enter)/, '');
  const [main, other] = platform === 'mac' ? [meta, ctrl] : [ctrl, meta];
  if (shift || altGraph || other || (main && alt)) return '';
  return `${main ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${key}`;
}

export function platformOf(userAgent: string): Platform {
  if (/Mac|iPhone|iPad/.test(userAgent)) return 'mac';
  return /Linux|X11|CrOS/.test(userAgent) && !/Android/.test(userAgent) ? 'linux' : 'other';
}

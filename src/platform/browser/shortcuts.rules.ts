export type Keys = { code: string; alt: boolean; ctrl: boolean; meta: boolean; shift: boolean; altGraph: boolean };

export type Action =
  | { kind: 'new-call' | 'quick-log' | 'search' | 'send' | 'save' | 'list' }
  | { kind: 'focus'; place: string };

export type Platform = 'mac' | 'linux' | 'other';

/** What the officer chose: `undefined` is the usual set for this platform. */
export type Choice = 'off' | 'all' | undefined;

const withAlt: Record<string, Action> = {
  KeyN: { kind: 'new-call' },
  KeyL: { kind: 'quick-log' },
  KeyK: { kind: 'search' },
  Digit0: { kind: 'list' },
};

/**
 * What the keys mean, by their place on the keyboard and not by their letter. Never with Ctrl+Alt: that is AltGr, and the
 * screen reader's. On a Mac only Cmd+Enter and Cmd+S, because Option writes letters and Ctrl+Option is VoiceOver's. On Linux
 * (and ChromeOS) Alt+1 to Alt+5 are left out, because browsers there switch tabs with them. `all` brings everything back.
 */
export function maybeAction(keys: Keys, platform: Platform, choice: Choice): Action | undefined {
  if (choice === 'off' || keys.shift || keys.altGraph) return undefined;
  const { code, alt, ctrl, meta } = keys;
  const main = platform === 'mac' ? meta && !ctrl : ctrl && !meta;
  if (main && !alt) return withMain(code);
  if (!alt || ctrl || meta || (platform === 'mac' && choice !== 'all')) return undefined;
  if (!/^Digit[1-5]$/.test(code)) return withAlt[code];
  return platform === 'linux' && choice !== 'all' ? undefined : { kind: 'focus', place: code.slice('Digit'.length) };
}

export function platformOf(userAgent: string): Platform {
  if (/Mac|iPhone|iPad/.test(userAgent)) return 'mac';
  return /Linux|X11|CrOS/.test(userAgent) && !/Android/.test(userAgent) ? 'linux' : 'other';
}

function withMain(code: string): Action | undefined {
  if (code === 'Enter' || code === 'NumpadEnter') return { kind: 'send' };
  return code === 'KeyS' ? { kind: 'save' } : undefined;
}

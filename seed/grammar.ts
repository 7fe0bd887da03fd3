import type { Chances } from './chances.ts';

export type Slots = Record<string, string>;

const CHOICE = /\[([^[\]]*)\]/;

/**
 * Makes a text of a pattern: `[one|other|]` is one of these, also nested; `{ward}` is what the slots say.
 * Every sentence begins with a capital letter, whatever stood in the slot.
 */
export function expand(pattern: string, chances: Chances, slots: Slots): string {
  let text = pattern;
  for (let found = CHOICE.exec(text); found; found = CHOICE.exec(text)) {
    const chosen = chances.pick((found[1] ?? '').split('|'));
    text = text.slice(0, found.index) + chosen + text.slice(found.index + found[0].length);
  }
  text = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new Error(`No {${name}} for the pattern: ${pattern}`);
    return value;
  });
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([.,?;:])/g, '$1')
    .replace(/(^|[.?!] )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
    .trim();
}

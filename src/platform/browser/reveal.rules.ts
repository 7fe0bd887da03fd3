import type { Fields } from './fields.rules.ts';

/**
 * Whether a condition of the page holds: "needs=not_by_phone", "next=call_back|visit" (one of these values),
 * "patient" (anything at all). With a space between all of them, with a comma one of them is enough.
 */
export function isMet(condition: string, fields: Fields) {
  return condition.split(',').some((all) => all.split(' ').every((part) => isPartMet(part, fields)));
}

function isPartMet(part: string, fields: Fields) {
  const [name = '', wanted] = part.split('=');
  const values = [fields[name] ?? []].flat().filter(Boolean);
  return wanted === undefined ? values.length > 0 : wanted.split('|').some((value) => values.includes(value));
}

/**
 * What a preset makes of a field: "+bsl" adds one tick to those that are there, "@now" is the time of the press, unless
 * there is a time already; anything else stands as it is.
 */
export function presetValue(value: string, before: string | string[], now: string): string | string[] {
  if (value === '@now') return [before].flat()[0] || now;
  if (!value.startsWith('+')) return value;
  return [...new Set([...[before].flat().filter(Boolean), value.slice(1)])];
}

/** Whether the field says already what the preset would make it say. */
export function isPreset(value: string, now: string | string[]): boolean {
  const said = [now].flat();
  if (value === '@now') return Boolean(said[0]);
  return said.includes(value.startsWith('+') ? value.slice(1) : value) || (value === '' && said.length === 0);
}

/** "due:2026-11-24T16:00" sets one field, "day:2026-11-24;time:16:00" two. */
export function presetsOf(text: string) {
  return text.split(';').map((part) => {
    const colon = part.indexOf(':');
    return { name: part.slice(0, colon), value: part.slice(colon + 1) };
  });
}

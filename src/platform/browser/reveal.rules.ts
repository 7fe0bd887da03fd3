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

/** "due:2026-11-24T16:00" sets one field, "day:2026-11-24;time:16:00" two. */
export function presetsOf(text: string) {
  return text.split(';').map((part) => {
    const colon = part.indexOf(':');
    return { name: part.slice(0, colon), value: part.slice(colon + 1) };
  });
}

/** What a form says, by field name. A group of checkboxes is always a list, even with one box or none ticked. */
export type Fields = Record<string, string | string[]>;

/** The part of a form control that counts here. A control of the page fits, and so does a plain object. */
export type Control = {
  name: string;
  type: string;
  value: string;
  checked: boolean;
  chosen: string[];
};

export type Difference = { name: string; theirs: string };

/** The line between two versions of the same words, as the officer reads it. */
export const alsoTyped = '— also typed in another window —';

const notWords = new Set(['password', 'file', 'submit', 'button', 'reset', 'image']);

/** True for a control whose words are kept in a draft: never a password, a file, a button or a name starting "_". */
export function isKept({ name, type }: { name: string; type: string }) {
  return name !== '' && !name.startsWith('_') && !notWords.has(type);
}

export function collectFields(controls: Iterable<Control>): Fields {
  const fields: Fields = {};
  for (const control of controls) if (isKept(control)) addControl(fields, control);
  return fields;
}

function addControl(fields: Fields, { name, type, value, checked, chosen }: Control) {
  const before = fields[name];
  if (type === 'checkbox') fields[name] = [...listOf(before), ...(checked ? [value] : [])];
  else if (type === 'radio') fields[name] = checked ? value : (before ?? '');
  else if (type === 'select-multiple') fields[name] = chosen;
  else if (before === undefined) fields[name] = plain(value);
  else fields[name] = [...[before].flat(), plain(value)];
}

/** True if `saved` already holds everything in `fields`; what `saved` knows beyond the form does not matter. */
export function holdsAll(saved: Fields, fields: Fields) {
  return Object.keys(fields).every((name) => sameValue(saved[name], fields[name]));
}

export function sameValue(one: string | string[] | undefined, other: string | string[] | undefined) {
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(other));
}

/**
 * Puts two versions together that both come from `base`. What only one side changed is taken from that side.
 * Where both changed a long text, both texts stay; where both changed a short field, mine stays and theirs is listed.
 */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields, isLong: (name: string) => boolean) {
  const fields: Fields = {};
  const both: Difference[] = [];
  for (const [name, my] of Object.entries(mine)) {
    const their = theirs[name] ?? base[name] ?? '';
    if (sameValue(my, base[name])) fields[name] = their;
    else if (sameValue(their, base[name]) || sameValue(my, their)) fields[name] = my;
    else if (isLong(name)) fields[name] = joinTexts(String(my), String(their));
    else {
      fields[name] = my;
      both.push({ name, theirs: [their].flat().join(', ') });
    }
  }
  return { fields, both };
}

/** Both texts, the second under a line of its own; a text that is part of the other is not repeated. */
export function joinTexts(mine: string, theirs: string) {
  const [my, their] = [plain(mine), plain(theirs)];
  if (my.includes(their.trim())) return my;
  if (their.includes(my.trim())) return their;
  return `${my.trimEnd()}\n\n${alsoTyped}\n${their}`;
}

function listOf(value: string | string[] | undefined) {
  return Array.isArray(value) ? value : [];
}

/** Nothing, an empty text and an empty list are the same answer: none. */
function comparable(value: string | string[] | undefined) {
  if (Array.isArray(value)) return value.length === 0 ? '' : value;
  return plain(value ?? '');
}

function plain(text: string) {
  return text.replaceAll('\r\n', '\n');
}

import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { RuleError } from './errors.ts';
import { type Fields, many, one } from './routing.ts';
import { isMailAddress } from './senders.ts';
import { type Day, parseDateTyped } from './time.ts';
import { type Values as Parts, sayable } from './tongue.ts';

/** What a field makes of what was typed: a value, or an error in words that say what to do. */
type Read<T> = { value: T } | { error: string };
export type Field<T> = {
  label: string;
  hint?: string | undefined;
  blank: string | string[];
  read: (typed: string | string[]) => Read<T>;
};

export type Shape = Record<string, Field<unknown>>;
type ValueOf<F> = F extends Field<infer T> ? T : never;
export type Values<S extends Shape> = { [K in keyof S]: ValueOf<S[K]> };

/** `values` are put into the message, in whatever language it is said. */
export type FieldError = { field: string; message: string; values?: Parts };

/** A form as it stands on a page: what was typed, and what is wrong with it. */
export type Filled = { typed: Record<string, string | string[]>; errors: FieldError[] };
export type Submitted<S extends Shape> = (Filled & { ok: true; values: Values<S> }) | (Filled & { ok: false });

/** A form is a value: its fields, how each is read. Reading is pure; nothing typed is ever lost. */
export function form<S extends Shape>(fields: S) {
  const names = Object.keys(fields);
  const blank = (): Filled => ({
    typed: Object.fromEntries(names.map((name) => [name, fields[name]?.blank ?? ''])),
    errors: [],
  });
  return {
    fields,
    blank,
    /** The form filled from what is known; unknown names are ignored. */
    of(known: Partial<Record<keyof S, string | string[]>>): Filled {
      const filled = blank();
      for (const name of names) if (known[name] !== undefined) filled.typed[name] = known[name] as string | string[];
      return filled;
    },
    submit(body: Fields): Submitted<S> {
      const filled = blank();
      const values: Record<string, unknown> = {};
      for (const name of names) {
        const field = fields[name] as Field<unknown>;
        const typed = Array.isArray(field.blank) ? many(body, name).map(asTyped) : asTyped(one(body, name));
        filled.typed[name] = typed;
        const read = [typed].flat().some((text) => text.includes('\0')) ? { error: NUL } : field.read(typed);
        if ('error' in read) filled.errors.push({ field: name, message: read.error });
        else values[name] = read.value;
      }
      return filled.errors.length > 0 ? { ...filled, ok: false } : { ...filled, ok: true, values: values as Values<S> };
    },
  };
}

const NUL = sayable('Take out the character that cannot be stored (a null character).');

/** Free text is stored as typed; only line ends are made one kind. Half a surrogate pair cannot be stored as UTF-8. */
function asTyped(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed();
}

/**
 * Does what was sent, if it could be read. Gives back the form with what is wrong, undefined if nothing is: a verb's
 * RuleError becomes a message on the form; everything else goes on up.
 */
export async function attempt<S extends Shape>(
  filled: Submitted<S>,
  work: (values: Values<S>) => Promise<unknown>,
): Promise<Filled | undefined> {
  if (!filled.ok) return filled;
  try {
    await work(filled.values);
    return undefined;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const field = error.field ?? Object.keys(filled.typed)[0] ?? '';
    return { typed: filled.typed, errors: [{ field, message: error.message }] };
  }
}

/** The message beside a field, if there is one. */
export function errorOf(filled: Filled, name: string): string | undefined {
  return filled.errors.find((error) => error.field === name)?.message;
}

/** What a field on a page is given of a form. */
export function fieldOf(filled: Filled, name: string) {
  return { name, value: typedText(filled, name), error: errorOf(filled, name) };
}

export function typedText(filled: Filled, name: string): string {
  const typed = filled.typed[name];
  return Array.isArray(typed) ? (typed[0] ?? '') : (typed ?? '');
}

export function typedList(filled: Filled, name: string): string[] {
  const typed = filled.typed[name];
  return Array.isArray(typed) ? typed : typed ? [typed] : [];
}

type TextOptions = { label: string; hint?: string; required?: string; max?: [number, string] };

/** Free text: any words, as typed. `required` and `max` carry their own messages. */
export function text(options: TextOptions): Field<string> {
  const [most, tooLong] = options.max ?? [200, `${options.label} must be 200 characters or fewer`];
  return {
    label: options.label,
    hint: options.hint,
    blank: '',
    read(typed) {
      const value = typed as string;
      if (options.required && value.trim() === '') return { error: options.required };
      return value.length > most ? { error: tooLong } : { value };
    },
  };
}

/** One of a list; anything else is refused. Empty is undefined unless `required`. */
export function choice<const T extends string>(options: {
  label: string;
  hint?: string;
  choices: readonly T[];
  required?: string;
  blank?: T;
}): Field<T | undefined> {
  return {
    label: options.label,
    hint: options.hint,
    blank: options.blank ?? '',
    read(typed) {
      if (typed === '') return options.required ? { error: options.required } : { value: options.blank };
      const found = options.choices.find((known) => known === typed);
      return found ? { value: found } : { error: `Choose one of the answers under “${options.label}”` };
    },
  };
}

/** Any of a list; anything else is refused. */
export function choices<const T extends string>(options: {
  label: string;
  hint?: string;
  choices: readonly T[];
}): Field<T[]> {
  return {
    label: options.label,
    hint: options.hint,
    blank: [],
    read(typed) {
      const list = [typed].flat();
      const known = options.choices.filter((one) => list.includes(one));
      return known.length === new Set(list).size
        ? { value: known }
        : { error: `Choose from the answers under “${options.label}”` };
    },
  };
}

/** A phone number in any spoken form; kept as typed, compared by digits. */
export function phone(options: { label: string; hint?: string; required?: string }): Field<string> {
  return {
    label: options.label,
    hint: options.hint,
    blank: '',
    read(typed) {
      const value = (typed as string).trim();
      if (value === '') return options.required ? { error: options.required } : { value: '' };
      return isPhone(value)
        ? { value }
        : { error: sayable('Enter a phone number, like 020 7946 0018 or 07700 900123') };
    },
  };
}

/** Drama numbers (07700 900xxx) are possible but not "valid", so possibility is what counts. Extensions of 3 to 6 digits pass. */
export function isPhone(value: string): boolean {
  if (!/^[0-9+()\-. x#]+$/i.test(value)) return false;
  if (/^[0-9]{3,6}$/.test(value)) return true;
  return parsePhoneNumberFromString(value, 'GB')?.isPossible() ?? false;
}

export function email(options: { label: string; hint?: string; required?: string }): Field<string> {
  return {
    label: options.label,
    hint: options.hint,
    blank: '',
    read(typed) {
      const value = (typed as string).trim();
      if (value === '') return options.required ? { error: options.required } : { value: '' };
      return isMailAddress(value) ? { value } : { error: sayable('Enter an email address, like name@example.org') };
    },
  };
}

/** The id of a row, from a type-ahead or a hidden field. */
export function id(options: { label: string }): Field<string | undefined> {
  return {
    label: options.label,
    blank: '',
    read(typed) {
      if (typed === '') return { value: undefined };
      return /^[0-9a-f-]{36}$/.test(typed as string)
        ? { value: typed as string }
        : { error: `Choose ${options.label.toLowerCase()} again` };
    },
  };
}

/** Anything that a function can read from what was typed: a date, a time, a number. Empty is undefined. */
export function readAs<T>(options: {
  label: string;
  hint?: string;
  required?: string;
  read: (typed: string) => T | undefined;
  wrong: string;
}): Field<T | undefined> {
  return {
    label: options.label,
    hint: options.hint,
    blank: '',
    read(typed) {
      const value = (typed as string).trim();
      if (value === '') return options.required ? { error: options.required } : { value: undefined };
      const found = options.read(value);
      return found === undefined ? { error: options.wrong } : { value: found };
    },
  };
}

/** A day in any of the ways in which people write one. Empty is undefined unless `required`. */
export function day({ today, ...options }: { label: string; today: Day; required?: string }): Field<Day | undefined> {
  return readAs({
    ...options,
    read: (typed) => parseDateTyped(typed, today),
    wrong: 'Enter a date, like today or 23 November',
  });
}

/** A whole number, of digits alone: "1e3" and "0x5" are not what somebody means. */
export function wholeNumber({ from, to, ...options }: { label: string; required?: string; from: number; to: number }) {
  return readAs({
    ...options,
    read: (typed) =>
      /^\d{1,6}$/.test(typed) && Number(typed) >= from && Number(typed) <= to ? Number(typed) : undefined,
    wrong: `Enter a whole number from ${from} to ${to}`,
  });
}

/** From which day on something holds. */
export function firstDay({ today, required }: { today: Day; required: string }): Field<Day | undefined> {
  return readAs({
    label: 'From which day?',
    required,
    read: (typed) => parseDateTyped(typed, today),
    wrong: 'Enter a day, like today or 4/1/2027',
  });
}

/** A tick: present or not. */
export function tick(options: { label: string }): Field<boolean> {
  return { label: options.label, blank: '', read: (typed) => ({ value: typed !== '' && typed !== 'no' }) };
}

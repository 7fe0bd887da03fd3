// A number that is asked for to write to somebody there by text.
import { type Field, phone } from '../platform/forms.ts';
import { sayable } from '../platform/tongue.ts';
import { isMobile } from './channels.rules.ts';

const NO_TEXTS = sayable('Enter a mobile number, like 07700 900123');

/** Not one of this country that takes no texts. Of a number abroad nobody here knows: an officer writes there. */
export function textNumber(options: { label: string; hint?: string; required?: string }): Field<string> {
  const number = phone(options);
  return {
    ...number,
    read(typed) {
      const read = number.read(typed);
      if ('error' in read || read.value === '') return read;
      return isMobile(read.value) || isAbroad(read.value) ? read : { error: NO_TEXTS };
    },
  };
}

const isAbroad = (number: string): boolean => /^(\+|00)(?!44)/.test(number.replace(/[^\d+]/g, ''));

// What people say about who they are: NHS number, date of birth, phone number. Kept as said, read here.
import { readHospitalNumber, readNhsNumber } from '../people/index.ts';
import { isPhone } from '../platform/forms.ts';
import { type Day, parseDateTyped } from '../platform/time.ts';

export type KnownBy = { nhs_number: string } | { hospital_number: string } | { born_on: Day };

/** Letters and figures, or up to seven figures: eight could be a date of birth, ten a slip in an NHS number. */
const HOSPITAL = /[a-z]|^\D*\d{5,7}$/i;

/** An NHS number, a number of this hospital, or a date of birth with its year; undefined if it is none of them. */
export function readKnownBy(typed: string, today: Day): KnownBy | undefined {
  const nhs_number = readNhsNumber(typed);
  if (nhs_number) return { nhs_number };
  const born = /\d{2,4}\D*$/.test(typed) && /\d\D+\d|\p{L}/u.test(typed) ? parseDateTyped(typed, today) : undefined;
  const hospital_number = HOSPITAL.test(typed.trim()) ? readHospitalNumber(typed) : undefined;
  if (!born && hospital_number) return { hospital_number };
  if (!born) return undefined;
  // A date of birth of two figures is never ahead: "31 3 30" is 1930.
  const born_on = born > today && /\D\d\d\D*$/.test(typed) ? `${Number(born.slice(0, 4)) - 100}${born.slice(4)}` : born;
  return born_on <= today ? { born_on } : undefined;
}

const FIGURES: Record<string, string> = {
  oh: '0',
  o: '0',
  nought: '0',
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};
const TIMES: Record<string, number> = { double: 2, treble: 3, triple: 3 };

/** A phone number as typed, or as spoken ("oh double seven …"); undefined if it is not one. */
export function readPhone(typed: string): string | undefined {
  const value = typed.trim();
  if (isPhone(value)) return value;
  const spoken = spokenDigits(value);
  return spoken !== undefined && isPhone(spoken) ? spoken : undefined;
}

function spokenDigits(typed: string): string | undefined {
  let times = 1;
  let digits = '';
  for (const word of typed.toLowerCase().split(/[\s,.-]+/)) {
    const more = TIMES[word];
    const figure = FIGURES[word] ?? (/^\+?\d+$/.test(word) ? word : undefined);
    if (more !== undefined) times = more;
    else if (figure === undefined) return undefined;
    else {
      digits += figure.repeat(times);
      times = 1;
    }
  }
  return digits;
}

import type { Chances } from './chances.ts';
import { type Age, type Gender, inventName, SAY_IT } from './names.ts';

export type Invented = {
  name: string;
  first: string;
  family: string;
  gender: Gender;
  callMe: string;
  sayIt: string;
  nhsNumber: string | null;
  bornOn: string | null;
  needs: string[];
  needsDetail: string;
  contactRule: string;
  phone: string | null;
  email: string | null;
  address: string | null;
};

/** Kept for the people of My day. */
export const GRACE_PHONE = '07700 900123';

const BORN: Record<Age, readonly [first: number, last: number]> = {
  child: [2, 15],
  young: [17, 39],
  middle: [40, 64],
  old: [66, 95],
};

/** Somebody who does not exist, on `today`; of a family where a relative has a name already. */
export function inventPerson(
  chances: Chances,
  today: string,
  { age, gender, family, home }: { age: Age; gender?: Gender; family?: string; home?: string },
): Invented {
  const is = gender ?? (chances.is(0.56) ? 'she' : 'he');
  const { first, family: last, languages } = inventName(chances, is, age, family);
  const needs = inventNeeds(chances, age, languages);
  return {
    name: `${first} ${last}`,
    first,
    family: last,
    gender: is,
    callMe: callMeOf(chances, first, last, is, age),
    sayIt: SAY_IT[first] ?? SAY_IT[last] ?? '',
    nhsNumber: chances.is(0.3) ? inventNhsNumber(chances) : null,
    bornOn: chances.is(0.4) ? inventBirthday(chances, today, age) : null,
    ...needs,
    ...inventWays(chances, first, last, needs.needs, home),
  };
}

function callMeOf(chances: Chances, first: string, family: string, gender: Gender, age: Age): string {
  if (age === 'old' && chances.is(0.35))
    return `${gender === 'she' ? chances.pick(['Mrs', 'Mrs', 'Miss']) : 'Mr'} ${family}`;
  const short: Record<string, string> = {
    Margaret: 'Peggy',
    Dorothy: 'Dot',
    Kenneth: 'Ken',
    Ronald: 'Ron',
    Christine: 'Chris',
    Patricia: 'Pat',
    Kathleen: 'Kath',
    Terence: 'Terry',
    Samantha: 'Sam',
    Rebecca: 'Becky',
    Victoria: 'Vicky',
    Mohammed: 'Mo',
    Krzysztof: 'Chris',
    Oluwaseun: 'Seun',
    Agnieszka: 'Aga',
  };
  return chances.is(0.5) ? (short[first] ?? '') : '';
}

type Needs = Pick<Invented, 'needs' | 'needsDetail' | 'contactRule'>;

/** About one person in ten has a need that we know of. */
function inventNeeds(chances: Chances, age: Age, languages: readonly string[]): Needs {
  const old = age === 'old' ? 2 : 1;
  if (languages.length > 0 && chances.is(0.12)) {
    const language = chances.pick(languages);
    return { needs: ['interpreter'], needsDetail: language, contactRule: '' };
  }
  const drawn = chances.next();
  const rates: [number, string, string, string][] = [
    [0.004, 'bsl', 'British Sign Language', 'Email or BSL video relay.'],
    [0.012, 'not_by_phone', '', ''],
    [0.01 * old, 'large_print', '', ''],
    [0.006, 'easy_read', 'Easy Read, short sentences', ''],
    [0.008 * old, 'hearing_loop', '', 'Speak slowly, hearing aids.'],
    [0.003, 'lipreading', '', ''],
    [0.001, 'braille', '', ''],
    [0.001, 'audio', '', ''],
    [0.008, 'someone_with_them', 'Sister comes along', ''],
    [0.015, 'no_voicemail', '', ''],
    [0.012, '', '', 'Call after 4pm, at work before.'],
    [0.006, '', '', 'Ring twice: walks with a frame.'],
  ];
  let left = drawn;
  for (const [rate, need, detail, rule] of rates) {
    left -= rate;
    if (left < 0) return { needs: need ? [need] : [], needsDetail: detail, contactRule: rule };
  }
  return { needs: [], needsDetail: '', contactRule: '' };
}

function inventWays(chances: Chances, first: string, family: string, needs: readonly string[], home?: string) {
  const noPhone = needs.includes('bsl');
  const slug = `${first}.${family}`.toLowerCase().replace(/[^a-z.]/g, '');
  const host = chances.pick(['example.com', 'example.org', 'example.net']);
  return {
    phone: noPhone ? null : chances.is(0.88) ? inventPhone(chances) : null,
    email: noPhone || chances.is(0.36) ? `${slug}${chances.is(0.5) ? chances.between(2, 99) : ''}@${host}` : null,
    address: home ?? (chances.is(0.12) ? inventAddress(chances) : null),
  };
}

/** From the ranges that Ofcom keeps for drama. */
function inventPhone(chances: Chances): string {
  const last = String(chances.between(0, 999)).padStart(3, '0');
  if (chances.is(0.72)) return last === '123' ? '07700 900124' : `07700 900${last}`;
  return chances.is(0.6) ? `01632 960${last}` : `020 7946 0${last}`;
}

const STREETS =
  'Orchard Mill Station Church Victoria Albert Park Beech Elm Holly Canal Chapel Quarry Spring Meadow Bridge'.split(
    ' ',
  );

function inventAddress(chances: Chances): string {
  const street = `${chances.pick(STREETS)} ${chances.pick(['Road', 'Street', 'Lane', 'Close', 'Avenue', 'Terrace'])}`;
  const code = `AN${chances.between(1, 9)} ${chances.between(1, 9)}${chances.pick(['AB', 'DN', 'EL', 'GT', 'JP', 'QX', 'TR', 'WY'])}`;
  return `${chances.between(1, 140)} ${street}, ${chances.pick(['Anytown', 'Westley', 'Nether Anytown', 'Brookfield'])}, ${code}`;
}

function inventBirthday(chances: Chances, today: string, age: Age): string {
  const [first, last] = BORN[age];
  const year = Number(today.slice(0, 4)) - chances.between(first, last);
  return [year, two(chances.between(1, 12)), two(chances.between(1, 28))].join('-');
}

const two = (n: number) => String(n).padStart(2, '0');

/** From 999 000 0000 upwards, which is never given to anybody; the last figure is the check (modulus 11). */
function inventNhsNumber(chances: Chances): string {
  for (;;) {
    const digits = `999${String(chances.between(0, 999_999)).padStart(6, '0')}`;
    const check = checkDigit(digits);
    if (check !== undefined) return `${digits}${check}`;
  }
}

function checkDigit(nine: string): number | undefined {
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : check;
}

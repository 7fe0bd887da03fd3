import { chancesOf } from '../seed/chances.ts';
import { expand } from '../seed/grammar.ts';
import { PATTERNS } from '../seed/words/index.ts';

// Names by the thousand, so that a search among them has as much to tell apart as in a real trust, and notes that read
// like notes, so that words are as common or rare as they are on a desk.

const BEGIN = 'B Br C Ch Cl Cr D Dr F Fl G Gr H J K Kl L M N P Pr R S Sh Sl St T Th Tr V W Y Z'.split(' ');
const MIDDLE = 'a e i o u ai ea ie oo ou'.split(' ');
const BREAK = 'b ck d dd g l ll lm m mb n nd ng nn p r rd rk rm rn rr s ss st t tt th v x z'.split(' ');
const END =
  'a an ard away dale den er ery ett field ford ham ia ick in ing ington ish land ley lis low man mere ock on or ow son stead ton wick wood worth y'.split(
    ' ',
  );

/** So many different words, the same each time. */
export function inventNames(kind: string, count: number): string[] {
  const chances = chancesOf(`bench/${kind}`);
  const names = new Set<string>();
  while (names.size < count) {
    names.add(`${chances.pick(BEGIN)}${chances.pick(MIDDLE)}${chances.pick(BREAK)}${chances.pick(END)}`);
  }
  return [...names];
}

const SLOTS = {
  place: 'Ward 7B',
  site: 'the General',
  ward: 'Ward 4A',
  lead: 'the ward manager',
  dr: 'the consultant',
  day: 'Tuesday',
  soon: 'Friday',
  time: '10am',
  night: '2am',
  n: '3',
  nth: 'third',
  weeks: '9',
  months: '7',
  hours: '8',
  they: 'she',
  them: 'her',
  their: 'her',
  theirs: 'hers',
  themself: 'herself',
  man: 'woman',
  rel: 'mother',
  call: 'the caller',
  pt: 'the patient',
  agewords: '84',
};

/** Texts of two to four sentences, in the words of the demonstration. */
export function inventTexts(count: number): string[] {
  const chances = chancesOf('bench/texts');
  return Array.from({ length: count }, () => {
    const pattern = chances.pick(PATTERNS);
    return expand(`${pattern.words} ${chances.is(0.5) ? pattern.answer : ''}`, chances, SLOTS);
  });
}

/** In five notes of each size, and nowhere else. */
export const RARE = 'quandrifolium';
export const RARE_NOTES = 5;
/** In a third of all notes. */
export const COMMON = 'appointment';

/** Two letters change places, as in haste. */
export function misspell(name: string): string {
  const at = Math.max(2, Math.floor(name.length / 2));
  return `${name.slice(0, at - 1)}${name[at]}${name[at - 1]}${name.slice(at + 1)}`;
}

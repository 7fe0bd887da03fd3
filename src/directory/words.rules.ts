// The words by which help is found: what an entry is indexed under, and what is looked for when somebody types.
import { plainWords } from '../platform/likeness.rules.ts';

/** Words that stand in every entry and tell nothing. */
const COMMON = new Set(
  'a about all an and are as at be by can do for from get give help helps how i in is it me my near need of on or our s services service somebody someone that the their them they this to us we who with you your'.split(
    ' ',
  ),
);

export const isCommon = (word: string) => COMMON.has(word);

const MOST_TYPED = 8;

/** What was typed, as words to look for. Where only common words were typed, those. */
export function typedWords(typed: string): string[] {
  const words = [...new Set(plainWords(typed))];
  const telling = words.filter((word) => !COMMON.has(word));
  return (telling.length > 0 ? telling : words).slice(0, MOST_TYPED);
}

/** Under which word an entry of a need is found: no word that anybody types looks like it. */
export const needWord = (code: string) => `~${code}`;

/** Where an entry is for everybody. */
export const EVERYWHERE = '~';

export type Indexed = {
  name: string;
  organisation: string;
  summary: string;
  more: string;
  audience: string;
  languages: string;
  access: string;
  needs: readonly string[];
  area: string;
  places: readonly { name: string; address: string; postcode: string }[];
};

/** Each word with its weight: a name counts more than what stands far below. */
export function needWordsOf(entry: Indexed): Map<string, number> {
  const words = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const word of plainWords(text)) if (!COMMON.has(word)) words.set(word, Math.max(weight, words.get(word) ?? 0));
  };
  add(entry.more, 1);
  add(`${entry.languages} ${entry.access}`, 2);
  add(`${entry.summary} ${entry.audience}`, 2);
  add(entry.organisation, 3);
  add(entry.name, 4);
  for (const code of entry.needs) words.set(needWord(code), 4);
  return words;
}

/** A postcode is found by its whole and by its first half. */
export function placeWordsOf({ area, places }: Pick<Indexed, 'area' | 'places'>): Map<string, number> {
  if (area.trim() === '' && places.length === 0) return new Map([[EVERYWHERE, 1]]);
  const texts = [area, ...places.flatMap(({ name, address }) => [name, address])];
  const words = texts.flatMap(plainWords).filter((word) => !COMMON.has(word));
  const codes = places.flatMap(({ postcode }) => postcodeWords(postcode));
  return new Map([...words, ...codes].map((word) => [word, 1]));
}

const POSTCODE = /^([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})?$/i;

/** "AN1 2BC" → an1, an12bc; nothing of what is no postcode. */
export function postcodeWords(typed: string): string[] {
  const [, out, rest] = POSTCODE.exec(typed.trim()) ?? [];
  if (!out) return [];
  return [out.toLowerCase(), ...(rest ? [`${out}${rest}`.toLowerCase()] : [])];
}

/** A postcode in the way it is written; undefined if it is none. */
export function readPostcode(typed: string): string | undefined {
  const [, out, rest] = POSTCODE.exec(typed.trim()) ?? [];
  return out && rest ? `${out} ${rest}`.toUpperCase() : undefined;
}

/** Which needs somebody may mean: by their names, and by what people call them. */
export function needsMeant(typed: string, needs: readonly { code: string; label: string; words: readonly string[] }[]) {
  const said = new Set(plainWords(typed));
  const isSaid = (phrase: string) => {
    const words = plainWords(phrase).filter((word) => !COMMON.has(word));
    return words.length > 0 && words.every((word) => said.has(word));
  };
  return needs.filter(({ label, words }) => isSaid(label) || words.some(isSaid)).map(({ code }) => code);
}

/** Places are typed one on a line: name; address; postcode; times. */
export type PlaceTyped = { name: string; address: string; postcode: string; times: string };

const MOST_PLACES = 20;

export function readPlaces(typed: string): { places: PlaceTyped[] } | { wrong: string } {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > MOST_PLACES) return { wrong: `Enter at most ${MOST_PLACES} places` };
  const places: PlaceTyped[] = [];
  for (const line of lines) {
    const parts = line.split(';').map((part) => part.trim());
    if (parts.length > 4)
      return { wrong: `Write each place as name; address; postcode; times. Look at “${line.slice(0, 60)}”` };
    const [name = '', address = '', postcode = '', times = ''] = parts;
    const code = postcode === '' ? '' : readPostcode(postcode);
    if (code === undefined) return { wrong: `“${postcode.slice(0, 20)}” is not a whole postcode` };
    places.push({ name, address, postcode: code, times });
  }
  return { places };
}

/** The same places as they are typed. */
export function placesTyped(places: readonly PlaceTyped[]): string {
  return places
    .map(({ name, address, postcode, times }) => [name, address, postcode, times].join('; ').replace(/(; )+$/, ''))
    .join('\n');
}

/** Below this, two words are two words. */
export const LIKE_ENOUGH = 0.3;

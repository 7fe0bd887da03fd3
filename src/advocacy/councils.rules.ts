// The councils that have to give people help with a complaint, and finding one by what people call it. Pure.
import { type Known, plainWords, scoresOf } from '../platform/likeness.rules.ts';

export type Council = {
  /** GSS code of the Office for National Statistics. */
  code: string;
  name: string;
  also: readonly string[];
  districts: readonly string[];
};

/** One that is no more, and the codes of those that came after it. */
export type EndedCouncil = Pick<Council, 'code' | 'name'> & { successors: readonly string[] };

/** A council that may be meant, and the district by which it was found. Exact: it is called so, it is no guess. */
export type Meant = { council: Council; by: string; exact: boolean };

/** The one that was named; undefined: several are, or none is and all are guesses, so whoever asked has to choose. */
export function sureOf([only, ...others]: readonly Meant[]): Council | undefined {
  return only?.exact && others.length === 0 ? only.council : undefined;
}

/** Part of how councils call themselves, and of no help in telling them apart. */
const TITLES = new Set(
  'and borough city council county cc mbc bc district london metropolitan of royal the unitary'.split(' '),
);

const wordsOf = (text: string) => {
  const words = plainWords(text);
  const telling = words.filter((word) => !TITLES.has(word));
  return telling.length > 0 ? telling : words;
};

const MOST = 8;

/** Those that somebody may mean by a name, the likeliest first; spelling is forgiven where nothing is called so. */
export function councilsMeant(typed: string, councils: readonly Council[]): Meant[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const names = councils.flatMap((council) => [
    { council, by: '', text: council.name },
    ...council.also.map((text) => ({ council, by: '', text })),
    ...council.districts.map((text) => ({ council, by: text, text })),
  ]);
  const exact = names.filter(({ text }) => wordsOf(text).join(' ') === words.join(' '));
  if (exact.length > 0) return firstOfEach(exact, true);
  // "London" alone, or "the council": it could be any.
  if (words.every((word) => TITLES.has(word))) return [];
  const known = names.map(({ text }): Known[] => wordsOf(text).map((word) => ({ word, weight: 1 })));
  const scores = scoresOf(words, known);
  const found = names.map((name, at) => ({ ...name, score: scores[at] ?? 0 })).filter(({ score }) => score > 0);
  // Of two that fit, the one with fewer words is nearer: "York" before "East Riding of Yorkshire".
  found.sort((a, b) => b.score - a.score || wordsOf(a.text).length - wordsOf(b.text).length);
  return firstOfEach(found, false).slice(0, MOST);
}

function firstOfEach(found: readonly { council: Council; by: string }[], exact: boolean): Meant[] {
  const first = new Map<string, Meant>();
  for (const { council, by } of found) if (!first.has(council.code)) first.set(council.code, { council, by, exact });
  return [...first.values()];
}

/** Of a place outside England, by the first letter of its code. */
export const COUNTRIES: Readonly<Record<string, string>> = {
  W: 'Wales',
  S: 'Scotland',
  N: 'Northern Ireland',
  L: 'the Channel Islands',
  M: 'the Isle of Man',
};

export const isCouncilCode = (code: string) => /^E(06|08|09|10)\d{6}$/.test(code);

// Guides found by what somebody types, however they spell it, and by what stands in the notes of a call.
import { isCommon, typedWords } from '../directory/index.ts';
import { plainWords, scoresOf } from '../platform/likeness.rules.ts';

export type Indexed = { words: ReadonlyMap<string, number> };

type Texts = {
  title: string;
  summary: string;
  body: string /** Names and trigger words of its subjects. */;
  subjects: readonly string[];
};

/** Under which words a guide is found: its title counts most. */
export function wordsOfGuide({ title, summary, body, subjects }: Texts): Map<string, number> {
  const words = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const word of plainWords(text)) if (!isCommon(word)) words.set(word, Math.max(weight, words.get(word) ?? 0));
  };
  add(body, 1);
  add(summary, 2);
  for (const subject of subjects) add(subject, 2);
  add(title, 4);
  return words;
}

/** How well each fits what was typed: all words first, and where no guide has all, some. 0: not at all. */
export function fitsTyped(typed: string, guides: readonly Indexed[]): number[] {
  const wanted = typedWords(typed);
  const dictionary = [...new Set(guides.flatMap(({ words }) => [...words.keys()]))];
  const known = dictionary.map((word) => [{ word, weight: 1 }]);
  const meant = wanted.map((word) => {
    const fits = scoresOf([word], known);
    return dictionary.flatMap((one, at) => ((fits[at] ?? 0) > 0 ? [{ word: one, fit: fits[at] ?? 0 }] : []));
  });
  const each = guides.map(({ words }) =>
    meant.map((ones) => Math.max(0, ...ones.map(({ word, fit }) => fit * (words.get(word) ?? 0)))),
  );
  const whole = each.map((fits) => (fits.length === 0 || fits.includes(0) ? 0 : sumOf(fits)));
  return whole.some((score) => score > 0) ? whole : each.map(sumOf);
}

/** A word is there as typed, or begins so. */
const AS_TYPED = 0.6;

/** How well each fits, of those that hold every word as it was typed: beside people and cases nothing is guessed. */
export function fitsExactly(typed: string, guides: readonly Indexed[]): number[] {
  const wanted = typedWords(typed);
  const nearness = (word: string, known: string) => (known === word ? 1 : known.startsWith(word) ? AS_TYPED : 0);
  return guides.map(({ words }) => {
    const fits = wanted.map((word) =>
      Math.max(0, ...[...words].map(([known, weight]) => (weight >= TELLING ? weight * nearness(word, known) : 0))),
    );
    return fits.length === 0 || fits.includes(0) ? 0 : sumOf(fits);
  });
}

/** A word of the body alone says too little to offer a guide. */
const TELLING = 2;

/** How well each fits the notes: rare words count more than those of many guides. */
export function fitsNotes(notes: string, guides: readonly Indexed[]): number[] {
  const said = new Set(plainWords(notes).filter((word) => !isCommon(word) && word.length > 2));
  const rarity = (word: string) => {
    const having = guides.filter(({ words }) => words.has(word)).length;
    return having === 0 ? 0 : Math.log(1 + guides.length / having);
  };
  const weighed = new Map([...said].map((word) => [word, rarity(word)]));
  return guides.map(({ words }) => {
    const hits = [...weighed].filter(([word]) => words.has(word));
    if (!hits.some(([word]) => (words.get(word) ?? 0) >= TELLING)) return 0;
    return sumOf(hits.map(([word, rare]) => rare * (words.get(word) ?? 0)));
  });
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

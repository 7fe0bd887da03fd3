// Words as they are compared, and how alike two are: for lists that are short enough to be looked through one by one. Pure.

const LONGEST_WORD = 40;

/** Small letters without accents, punctuation and the s of a plural. */
export function plainWords(text: string): string[] {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean).map((word) => stem(word.slice(0, LONGEST_WORD)));
}

const stem = (word: string) =>
  word.length > 4 && word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : /[^s]s$/.test(word) && word.length > 3
      ? word.slice(0, -1)
      : word;

/** The three-letter pieces of a word, as pg_trgm takes them: of letters and figures only, with two spaces before and one behind. */
function piecesOf(text: string): Set<string> {
  const padded = text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => `  ${word} `);
  return new Set(padded.flatMap((word) => [...word.slice(2)].map((_, at) => word.slice(at, at + 3))));
}

const likenessOf = (shared: number, one: number, other: number) => shared / (one + other - shared);

/** How alike two words are, 0 to 1, by the pieces they share. */
function likeness(one: string, other: string): number {
  const [a, b] = [piecesOf(one), piecesOf(other)];
  return likenessOf([...a].filter((piece) => b.has(piece)).length, a.size, b.size);
}

/** Two letters that stand side by side are the wrong way round: the commonest slip of the keyboard. */
function lettersSwapped(word: string): string[] {
  return [...word.slice(1)].map((_, at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`);
}

/** How alike a word is to what was typed with two of its letters swapped. */
const LIKE_SWAPPED = 0.9;

/** Words of a long list, found by how they begin and by what they look like, without looking through all of them. */
export type WordList = {
  /** At most so many that begin so, in their order. */
  begun: (typed: string, most: number) => string[];
  /** Each word that looks like it, and how much, 0 to 1; of about its length. */
  alike: (typed: string) => { word: string; like: number }[];
};

const MOST_LONGER = 3;

export function wordListOf(all: readonly string[]): WordList {
  const words = [...all].sort();
  return {
    begun: (typed, most) => {
      const from = firstFrom(words, typed);
      const end = words.slice(from, from + most).findIndex((word) => !word.startsWith(typed));
      return words.slice(from, end < 0 ? from + most : from + end);
    },
    alike: likeIn(words),
  };
}

/** The place of the first word that stands at or behind it. */
function firstFrom(words: readonly string[], word: string): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Kept by their pieces, once anybody has typed what is no beginning. */
function likeIn(words: readonly string[]): WordList['alike'] {
  const sizes = new Uint8Array(words.length);
  const having = new Map<string, number[]>();
  const fill = () => {
    for (const [at, word] of words.entries()) {
      const pieces = piecesOf(word);
      sizes[at] = pieces.size;
      for (const piece of pieces) having.get(piece)?.push(at) ?? having.set(piece, [at]);
    }
  };
  return (typed) => {
    if (having.size === 0) fill();
    const pieces = piecesOf(typed);
    const shared = new Map<number, number>();
    for (const piece of pieces) for (const at of having.get(piece) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    const likes = new Map(
      [...shared].map(([at, count]) => [words[at] ?? '', likenessOf(count, pieces.size, sizes[at] ?? 0)]),
    );
    for (const word of lettersSwapped(typed)) if (words[firstFrom(words, word)] === word) likes.set(word, LIKE_SWAPPED);
    return [...likes]
      .map(([word, like]) => ({ word, like }))
      .filter(({ word }) => Math.abs(word.length - typed.length) <= MOST_LONGER);
  };
}

/** Looked through one by one, a word has to be more alike than in the database, where only the best are taken. */
const ALIKE = 0.5;

export type Known = { word: string; weight: number };

/** How well each fits what was typed; 0: a word is not in it. Spelling is forgiven where no entry has the word. */
export function scoresOf(typed: readonly string[], entries: readonly (readonly Known[])[]): number[] {
  const fits = typed.map((word) => {
    const begun = entries.map((known) => bestOf(known, (one) => (one === word ? 1 : one.startsWith(word) ? 0.6 : 0)));
    if (begun.some((fit) => fit > 0) || word.length < 4) return begun;
    const swapped = new Set(lettersSwapped(word));
    return entries.map((known) =>
      bestOf(known, (one) => {
        const like = swapped.has(one) ? LIKE_SWAPPED : likeness(one, word);
        return like >= ALIKE ? like * 0.5 : 0;
      }),
    );
  });
  return entries.map((_, at) => {
    const own = fits.map((fit) => fit[at] ?? 0);
    return own.includes(0) ? 0 : own.reduce((sum, fit) => sum + fit, 0);
  });
}

const bestOf = (known: readonly Known[], fitOf: (word: string) => number) =>
  Math.max(0, ...known.map(({ word, weight }) => weight * fitOf(word)));

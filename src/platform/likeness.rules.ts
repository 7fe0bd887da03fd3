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

/** How alike two words are, 0 to 1, by the three-letter pieces they share: as pg_trgm counts it. */
function likeness(one: string, other: string): number {
  const pieces = (word: string) => {
    const padded = `  ${word} `;
    return new Set([...padded.slice(2)].map((_, at) => padded.slice(at, at + 3)));
  };
  const [a, b] = [pieces(one), pieces(other)];
  const shared = [...a].filter((piece) => b.has(piece)).length;
  return shared / (a.size + b.size - shared);
}

/** Two letters that stand side by side are the wrong way round: the commonest slip of the keyboard. */
function isSwapped(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, i) => letter !== other[i]);
  if (at < 0 || one.length !== other.length) return false;
  return `${one.slice(0, at)}${one[at + 1]}${one[at]}${one.slice(at + 2)}` === other;
}

/** Looked through one by one, a word has to be more alike than in the database, where only the best are taken. */
const ALIKE = 0.5;

export type Known = { word: string; weight: number };

/** How well each fits what was typed; 0: a word is not in it. Spelling is forgiven where no entry has the word. */
export function scoresOf(typed: readonly string[], entries: readonly (readonly Known[])[]): number[] {
  const fits = typed.map((word) => {
    const begun = entries.map((known) => bestOf(known, (one) => (one === word ? 1 : one.startsWith(word) ? 0.6 : 0)));
    if (begun.some((fit) => fit > 0) || word.length < 4) return begun;
    return entries.map((known) =>
      bestOf(known, (one) => {
        const like = isSwapped(one, word) ? 0.9 : likeness(one, word);
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

// Pages in other languages. The English of the sources is the key to every translation (decision 45).

/** A language in which pages are said. English is none: it is what stands in the sources. */
export type Tongue = {
  /** BCP 47, as `lang` says it. */
  code: string;
  /** As those who speak it call it. */
  name: string;
  english: string;
  dir: 'ltr' | 'rtl';
  /** What each English text is called. */
  words: Readonly<Record<string, string>>;
};

/** A moment inside a sentence: in English as `words` say it, in a language as that language writes it. */
export type Moment = {
  at: Date;
  words: string;
  /** A day far off: with its year, and no hour. */
  day?: boolean;
};
export type Values = Readonly<Record<string, string | number | Moment>>;

/** Marks words that are said later, such as those of a list, so that they are translated with the rest. */
export const sayable = <const T extends string>(english: T): T => english;

/** A sentence, with its {values} put in. What has no translation stays English: such a language is never offered. */
export function sayIn(tongue: Tongue | undefined, english: string, values: Values = {}): string {
  const said = tongue?.words[english] ?? english;
  return said.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : apart(tongue, valueIn(tongue, value));
  });
}

function valueIn(tongue: Tongue | undefined, value: string | number | Moment): string {
  if (typeof value !== 'object') return String(value);
  return tongue ? momentIn(tongue, value) : value.words;
}

/** "środa 25 listopada 17:00", by London's clock, with the figures that stand on the keys of a phone. */
function momentIn({ code }: Tongue, { at, day = false }: Moment): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'Europe/London' } as const;
  const exact = day
    ? ({ year: 'numeric' } as const)
    : ({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const);
  return new Intl.DateTimeFormat(`${code}-u-nu-latn`, { ...parts, ...exact }).format(at);
}

const FIRST_STRONG = '\u2068';
const POP = '\u2069';

/** A number or a name keeps its own direction inside a sentence that runs the other way (Unicode Annex 9). */
function apart(tongue: Tongue | undefined, words: string): string {
  return tongue?.dir === 'rtl' ? `${FIRST_STRONG}${words}${POP}` : words;
}

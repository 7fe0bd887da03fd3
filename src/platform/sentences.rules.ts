// Sentences of plain text, and how easily they are read. Pure.
import { syllable } from 'syllable';

const ENDS = /(?<=[.!?…]["”’)]*)\s+(?=["“‘(]?[\p{Lu}\d])/u;
/** "Dr Shah" and "e.g. this" are no ends. */
const SHORT = /\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|Sr|No|e\.g|i\.e|etc)\.$/;

export function sentencesOf(line: string): string[] {
  const found: string[] = [];
  for (const part of line.split(ENDS).map((one) => one.trim())) {
    const before = found.at(-1);
    if (before && SHORT.test(before)) found[found.length - 1] = `${before} ${part}`;
    else if (part) found.push(part);
  }
  return found;
}

/** An address is read as one word, whatever stands in it. */
const wordsOf = (text: string) => text.replace(/https?:\/\/\S+/g, 'address').match(/[\p{L}’']*\p{L}[\p{L}’']*/gu) ?? [];

/** Of fewer words it says nothing. */
const FEWEST_WORDS = 20;
const YOUNGEST = 6;

/**
 * At about which age this is readable: the grade of Flesch and Kincaid (Kincaid, Fishburne, Rogers and Chissom 1975,
 * Research Branch Report 8-75), 0.39 words a sentence + 11.8 syllables a word - 15.59, and five years for the age at which
 * a child comes into that grade. Undefined where the text is too short. An average over English, to draw the eye: no score.
 */
export function readingAge(text: string): number | undefined {
  const lines = text.split('\n').filter((line) => /[.!?…]["”’)]*\s*$/.test(line));
  const sentences = lines.flatMap(sentencesOf).filter((sentence) => wordsOf(sentence).length > 0);
  const words = sentences.flatMap(wordsOf);
  if (words.length < FEWEST_WORDS) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
  const grade = (0.39 * words.length) / sentences.length + (11.8 * syllables) / words.length - 15.59;
  return Math.max(YOUNGEST, Math.round(grade + 5));
}

const LONGEST_SENTENCE = 25;
/** The oldest age at which a letter or a public page is readable: section 6 of the designs. */
export const AIM = 11;

/** The most words in one of its sentences. */
export function longestSentence(text: string): number {
  return Math.max(
    0,
    ...text
      .split('\n')
      .flatMap(sentencesOf)
      .map((sentence) => wordsOf(sentence).length),
  );
}

/** How it is read, and what makes it hard. Stops nothing. */
export function readingHints(text: string): string[] {
  const age = readingAge(text);
  const long = text
    .split('\n')
    .flatMap(sentencesOf)
    .filter((sentence) => wordsOf(sentence).length > LONGEST_SENTENCE);
  return [
    ...(age !== undefined && age > AIM
      ? [`Readable at about age ${age}. Aim for 9 to 11: shorter sentences and words.`]
      : []),
    ...long
      .slice(0, 3)
      .map((one) => `This sentence has ${wordsOf(one).length} words: “${beginning(one)}”. Make it two.`),
  ];
}

const beginning = (sentence: string) => `${sentence.split(/\s+/).slice(0, 6).join(' ')} …`;

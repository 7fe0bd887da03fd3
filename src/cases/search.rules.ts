import { MOST_COUNTED } from './list.rules.ts';

/** Shorter than this nothing is looked for. */
const LEAST_LETTERS = 2;
const LEAST_DIGITS = 3;

export type Typed = 'nothing' | 'short' | 'enough';

/** Is there enough to look for? Digits alone need three, because two fit every tenth number. */
export function howMuch(typed: string): Typed {
  const words = typed.trim();
  if (words === '') return 'nothing';
  if (/\p{L}/u.test(words)) return words.length < LEAST_LETTERS ? 'short' : 'enough';
  return words.replace(/\D/g, '').length < LEAST_DIGITS ? 'short' : 'enough';
}

/** "1 case", "12 cases", "more than 1,000 cases". */
export function countWords(count: number, one: string, several: string): string {
  if (count > MOST_COUNTED) return `more than ${MOST_COUNTED.toLocaleString('en-GB')} ${several}`;
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;
}

/** A piece of text; `hit` where it is what was looked for. */
export type Piece = { text: string; hit: boolean };

const BEFORE = 60;
const AFTER = 140;

/** A line of a longer text around the first word that was looked for, in pieces. */
export function excerptOf(text: string, typed: string): Piece[] {
  const stems = stemsOf(typed);
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const hits = words.filter(([word]) => stems.some((stem) => isForm(word, stem)));
  const first = hits[0]?.index ?? 0;
  const from = wordEdge(text, first - BEFORE);
  const to = Math.min(text.length, first + AFTER);
  const pieces: Piece[] = from > 0 ? [{ text: '…', hit: false }] : [];
  let at = from;
  for (const { 0: word, index } of hits) {
    if (index < from || index + word.length > to) continue;
    pieces.push({ text: text.slice(at, index), hit: false }, { text: word, hit: true });
    at = index + word.length;
  }
  pieces.push({ text: text.slice(at, to) + (to < text.length ? '…' : ''), hit: false });
  return pieces.filter((piece) => piece.text !== '');
}

function wordEdge(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(' ', at);
  return space < 0 ? at : space + 1;
}

/** The words looked for, without the ends that English puts on them; those after a minus are not looked for. */
function stemsOf(typed: string): string[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => !word.startsWith('-') && word !== 'or');
  return words.flatMap((word) => [...word.matchAll(/[\p{L}\p{N}]+/gu)].map(([part]) => stem(part)));
}

const ENDS = /(?:ings?|edly|ed|ies|es|s|ly|y|e)$/;

function stem(word: string): string {
  const short = word.toLowerCase().replace(ENDS, '');
  return short.length < 3 ? word.toLowerCase() : short;
}

/** Is this a form of the word looked for? The database has said that one is there; this only says where. */
function isForm(word: string, wanted: string): boolean {
  const own = stem(word);
  if (own === wanted) return true;
  const [short, long] = own.length < wanted.length ? [own, wanted] : [wanted, own];
  return short.length > 3 && long.startsWith(short) && long.length - short.length < 3;
}

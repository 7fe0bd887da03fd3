// What a text to a person of the case says of somebody else in it. Pure.

import { type Finding, type FindingKind, type Known, outgoingText } from '../cases/index.ts';
import { UNNAMED } from '../people/index.ts';
import type { Day } from '../platform/time.ts';

/** Somebody of the case who does not read this; `hidden`: the reader may not even know that they are a patient. */
export type Other = Known & { ways: readonly string[]; hidden: boolean };

/** Of somebody who may not be told about the patient, what says who it is besides the name. */
const SAYS_WHO: readonly FindingKind[] = ['bed', 'nhs_number', 'hospital_number', 'birth_date'];

/** What must be taken out first: numbers and addresses of others, and the patient where the reader may not hear of them. */
export function findingInTold(text: string, reader: Known, others: readonly Other[], today: Day): Finding | undefined {
  for (const other of others) {
    const number = [...(other.numbers ?? []), ...other.ways].find((one) => isIn(text, one));
    if (number) return { kind: kindOf(number, other), found: number };
  }
  const hidden = others.filter((other) => other.hidden);
  if (hidden.length === 0) return undefined;
  const own = new Set(wordsOf(reader).map(lower));
  const words = hidden.flatMap(wordsOf).filter((word) => !own.has(lower(word)));
  const named = words.find((word) => isNamed(text, word));
  if (named) return { kind: 'name', found: named };
  const { findings } = outgoingText(text, 'no_name', [], today);
  return findings.find(({ kind, found }) => SAYS_WHO.includes(kind) && !/^room/i.test(found));
}

const lower = (word: string) => word.toLowerCase();
const TITLES = /^(mr|mrs|ms|miss|dr|of|de|la|le|van|von|the)\.?$/i;

const wordsOf = ({ name, call_me }: Known) =>
  `${name === UNNAMED ? '' : name} ${call_me}`
    .split(/[\s,'’-]+/)
    .filter((word) => word.length > 1 && !TITLES.test(word));

/** Names that are words of any letter as well: these are names where they have a capital inside a sentence. */
const ALSO_WORDS = new Set(
  `angel april art august bell best bill black brown church cook cross dawn day dean faith field frank good grace gray
  green grey hall hill hope house iris joy june king lamb land lane law little long lord love mark marsh may moon north
  page park pat power price reed rich ring rose ruby sharp short small stone street strong sue summer town ward waters
  wells west white will winter wise wood woods worth young`.split(/\s+/),
);

/** However it is written; a word that is a name as well counts with a capital, but not as the first of a sentence. */
function isNamed(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(pattern)].some(({ 0: found, index }) => {
    if (!ALSO_WORDS.has(lower(word))) return true;
    const isFirst = /(^|\n|[.?!:“"]\s*)$/.test(text.slice(0, index).replace(/[ \t]+$/, ''));
    return found.charAt(0) !== lower(found.charAt(0)) && !isFirst;
  });
}

const bare = (text: string) => text.toLowerCase().replace(/[\s().\-/,]+/g, '');

/** However it is written: with gaps, brackets or dashes. */
const isIn = (text: string, number: string) => bare(number).length > 4 && bare(text).includes(bare(number));

function kindOf(found: string, { numbers = [] }: Other): FindingKind {
  if (numbers.includes(found)) return 'hospital_number';
  if (found.includes('@')) return 'email';
  return /^[+\d\s().-]+$/.test(found) ? 'phone' : 'postcode';
}

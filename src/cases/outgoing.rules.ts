// What a text that leaves PALS says about who somebody is, held against what they agreed to (ux: sharing). Patterns find
// what people usually write; they cannot find everything, so every page that uses them shows the text before it goes.
import { readNhsNumber, UNNAMED } from '../people/index.ts';
import type { Day } from '../platform/time.ts';
import { parseDateTyped } from '../platform/time.ts';

/** With the name, without it, or not at all. */
export type Mode = 'name' | 'no_name' | 'no';

export type FindingKind =
  | 'name'
  | 'relation'
  | 'bed'
  | 'nhs_number'
  | 'hospital_number'
  | 'birth_date'
  | 'phone'
  | 'email'
  | 'postcode';

export type Finding = { kind: FindingKind; found: string };

export type Outgoing = {
  /** Exactly what the receiver sees. */
  text: string;
  findings: Finding[];
};

export type Known = { name: string; call_me: string; numbers?: readonly string[] };

/** Six digits or more, as people write numbers: with spaces, dashes, brackets or dots between them. */
const LONG_NUMBER = /\+?\(?\d(?:[\s().\-/]{0,2}\d){5,}/g;
const DATE_IN_FIGURES = /\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b/g;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const DATE_IN_WORDS = new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH},?\\s+\\d{4}\\b`, 'gi');

const PATTERNS: readonly (readonly [FindingKind, RegExp, string])[] = [
  ['email', /[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+/g, '[email]'],
  ['birth_date', DATE_IN_FIGURES, '[date]'],
  ['birth_date', DATE_IN_WORDS, '[date]'],
  ['hospital_number', /\b[a-z]{1,3}\d{5,}\b/gi, '[number]'],
  ['phone', LONG_NUMBER, '[number]'],
  ['postcode', /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi, '[postcode]'],
  [
    'bed',
    /\b(?:bed|bay|side ?room|room|cubicle|cot)s?\s*(?:space|no\.?|number|n°)?\s*[a-z]?\d{1,3}[a-z]?\b/gi,
    '[bed]',
  ],
];

const RELATION =
  /\b(?:his|her|their|the patient['’]?s|the lady['’]?s|the man['’]?s)\s+(?:wife|husband|partner|son|daughter|mother|mum|father|dad|sister|brother|nan|gran|grandmother|grandfather|grandson|granddaughter|carer)\b/gi;

/** In a text that goes without a name, names are taken out by themselves and said; a relation is shown to be weighed. */
const WEIGHED: readonly FindingKind[] = ['name', 'relation'];

/** Without the name: names are replaced, and what is found besides stops it (`stopsIt`). With the name nothing is changed. */
export function outgoingText(text: string, mode: Mode, people: readonly Known[], today: Day): Outgoing {
  if (mode === 'name') return { text, findings: [] };
  const names = people.flatMap(({ name, call_me }) => [name, call_me]);
  const bare = maskNames(text, names);
  const named: Finding[] = bare === text ? [] : [{ kind: 'name', found: '[name]' }];
  const known = knownNumbers(
    bare,
    people.flatMap(({ numbers = [] }) => numbers),
  );
  const found = numbersIn(known.rest, today);
  return { text: bare, findings: [...named, ...known.findings, ...found, ...relationsIn(bare)] };
}

/** Numbers by which this hospital knows the people of the case, however they are written: their pattern is each trust's own. */
function knownNumbers(text: string, numbers: readonly string[]): { rest: string; findings: Finding[] } {
  let rest = text;
  const findings: Finding[] = [];
  for (const number of numbers) {
    const pattern = new RegExp(`(?<![a-z0-9])${patternOf(number)}(?![a-z0-9])`, 'gi');
    for (const found of rest.match(pattern) ?? []) findings.push({ kind: 'hospital_number', found });
    rest = rest.replace(pattern, ' ');
  }
  return { rest, findings };
}

/** What must be taken out first. */
export function stopsIt(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ kind }) => !WEIGHED.includes(kind));
}

function numbersIn(text: string, today: Day): Finding[] {
  let rest = text;
  return PATTERNS.flatMap(([kind, pattern]) => {
    const found = rest.match(pattern) ?? [];
    rest = rest.replace(pattern, ' ');
    return found.flatMap((words): Finding[] => {
      if (kind === 'birth_date' && isRecent(words, today)) return [];
      return [{ kind: kind === 'phone' && readNhsNumber(words) ? 'nhs_number' : kind, found: words.trim() }];
    });
  });
}

function relationsIn(text: string): Finding[] {
  return (text.match(RELATION) ?? []).map((found) => ({ kind: 'relation', found }));
}

/** A date of this year or the last one is when something happened; an older one could be when somebody was born. */
function isRecent(words: string, today: Day): boolean {
  const date = parseDateTyped(words, today);
  return date !== undefined && Number(date.slice(0, 4)) >= Number(today.slice(0, 4)) - 1;
}

const THINGS: Record<FindingKind, string> = {
  name: 'a name',
  relation: 'a relation',
  bed: 'a bed number',
  nhs_number: 'an NHS number',
  hospital_number: 'a hospital number',
  birth_date: 'a date of birth',
  phone: 'a phone number or another long number',
  email: 'an email address',
  postcode: 'a postcode',
};

/** "This has a bed number in it, so someone could work out who it is. …" (message 12). */
export function stopWords({ kind, found }: Finding): string {
  return `This has ${THINGS[kind]} in it (${found}), so someone could work out who it is. Take it out, or ask for permission to use their name.`;
}

/** What was found and does not stop it, in a line for the preview. */
export function weighWords(findings: readonly Finding[]): string[] {
  const relations = findings.filter(({ kind }) => kind === 'relation').map(({ found }) => `“${found}”`);
  return [
    ...(findings.some(({ kind }) => kind === 'name') ? ['Names are taken out.'] : []),
    ...(relations.length > 0 ? [`It says ${relations.join(' and ')}. Could they work out from this who it is?`] : []),
  ];
}

/** Known names, and all that looks like a number, a date, an address or a bed, are left out: for paper. */
export function masked(text: string, names: readonly string[]): string {
  const bare = PATTERNS.reduce((words, [, pattern, instead]) => words.replace(pattern, instead), text);
  return maskNames(bare, names);
}

/** A number is known with gaps and dashes in it, too. */
function patternOf(word: string): string {
  if (/^[A-Z]*\d{3,}[A-Z]*$/.test(word)) return [...word].join('[\\s-]?');
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const SHORTEST_WORD = 2;
const TITLES = /^(mr|mrs|ms|miss|dr|of|de|la|le|van|von|the)\.?$/i;

function maskNames(text: string, names: readonly string[]): string {
  const given = names.filter((name) => name !== UNNAMED);
  const words = given.flatMap((name) => [name, ...name.split(/[\s,'’-]+/)]).map((word) => word.trim());
  const wanted = [...new Set(words)].filter((word) => word.length >= SHORTEST_WORD && !TITLES.test(word));
  if (wanted.length === 0) return text;
  const any = wanted
    .sort((a, b) => b.length - a.length)
    .map(patternOf)
    .join('|');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?:['’]s)?(?![\\p{L}\\p{N}])`, 'giu'), '[name]');
}

// What a template must and must not say before it is saved, and hints that stop nothing.

import { readingHints } from '../platform/sentences.rules.ts';
import { type LetterWay, PARTS, type TemplateKind } from './kinds.rules.ts';
import { placeholdersIn, placeholderTrouble } from './placeholders.rules.ts';

export type Words = {
  name: string;
  ways: readonly LetterWay[];
  subject: string;
  body: string;
  /** A second person reads it before it goes. */
  second_reader: boolean;
};

type Wrong = { field: 'subject' | 'body'; message: string };

/** Everything that keeps these words from being saved, by field. */
export function wrongIn(kind: TemplateKind, { ways, subject, body }: Omit<Words, 'second_reader'>): Wrong[] {
  const inSubject = placeholderTrouble(subject);
  const inBody = placeholderTrouble(body);
  const bare = ways.includes('email') && subject.trim() === '';
  return [
    ...(bare ? [{ field: 'subject' as const, message: 'Enter a subject for the email' }] : []),
    ...(inSubject ? [{ field: 'subject' as const, message: inSubject }] : []),
    ...(inBody ? [{ field: 'body' as const, message: inBody }] : missingParts(kind, ways, body).map(missingWords)),
  ];
}

const missingWords = (part: string): Wrong => ({ field: 'body', message: `This must say ${part}` });

/** A message that goes by text alone may be shorter. */
function missingParts(kind: TemplateKind, ways: readonly LetterWay[], body: string): string[] {
  const textOnly = ways.every((way) => way === 'text');
  const used = new Set(placeholdersIn(body));
  return PARTS[kind]
    .filter(({ unlessText }) => !(unlessText && textOnly))
    .filter(({ by, words }) => !by.some((name) => used.has(name)) && !words?.test(body))
    .map(({ part, by }) => (by.length > 0 ? `${part}: ${by.map((name) => `[[${name}]]`).join(' or ')}` : part));
}

const TONE: readonly (readonly [RegExp, string])[] = [
  [
    /(?:sorry|apologi[sz]e|regret)(?:\s+to\s+(?:hear|learn|read))?(?:\s+(?:that|if|for\s+how|how))?\s+you(?:\s+(?:are|were|have\s+been)|['’]re)?\s+(?:feel|felt|feeling|unhappy|upset|disappointed|dissatisfied|found)\b/i,
    'Say sorry for what happened, not for how they feel.',
  ],
  [
    /any\s+(inconvenience|distress|upset)(\s+(this|that\s+this|we))?\s+((may|might)\s+have|caused)/i,
    'Say what went wrong. “May have” sounds as if it had not.',
  ],
  [/unfortunately|regrettably/i, 'Leave “unfortunately” out: say what is so, and what you do about it.'],
  [/do not hesitate|don['’]t hesitate/i, 'Instead of “do not hesitate”, say how to reach you.'],
  [/(please )?be advised|as you (are|will be) aware|please note/i, 'Say it as you say it on the phone.'],
  [/\bshould\b/i, 'Instead of “should”, say what you do or what they can do.'],
  [/we take .{0,40}(very )?seriously/i, 'Show that it is taken seriously: say what you have done.'],
];

/** How it may sound to who reads it. Stops nothing. */
export function toneHints(text: string): string[] {
  return TONE.filter(([pattern]) => pattern.test(text)).map(([, hint]) => hint);
}

/** Of the basic alphabet of text messages, 160 in one and 153 in each of several; of any other, 70 and 67. */
const BASIC = /^[\n\r A-Za-z0-9@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà€[\]{}^~|\\]*$/;

export function textMessages(text: string): number {
  const [one, each] = BASIC.test(text) ? [160, 153] : [70, 67];
  return text.length <= one ? 1 : Math.ceil(text.length / each);
}

const MOST_MESSAGES = 3;

/** How long it is on a phone; undefined while it is short. */
export function lengthHint(ways: readonly LetterWay[], text: string): string | undefined {
  if (!ways.includes('text')) return undefined;
  const parts = textMessages(text);
  if (parts <= MOST_MESSAGES) return undefined;
  return `As a text message this is ${text.length} characters, sent as ${parts} messages. Shorter is easier to read on a phone.`;
}

/** All that an officer may want to change before it goes. */
export function hintsFor(ways: readonly LetterWay[], body: string, subject = ''): string[] {
  const long = lengthHint(ways, body);
  return [...toneHints(`${subject}\n${body}`), ...readingHints(body), ...(long ? [long] : [])];
}

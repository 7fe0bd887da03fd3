// A letter as it is put on paper: all that stands on it, and by which layout. Kept with the letter, so that the same
// paper can be made again although the trust, the person or the layout has changed since. Pure.
import { postalLines } from '../platform/postal.rules.ts';
import { sentencesOf } from '../platform/sentences.rules.ts';
import type { Day } from '../platform/time.ts';
import { type Block, blocksOf, tidied } from './blocks.rules.ts';
import type { Format } from './formats.rules.ts';
import { isRightToLeft, LANGUAGES } from './languages.rules.ts';
import { NOTIFY_LAYOUT } from './layouts.rules.ts';
import { spokenLine, spokenText } from './spoken.rules.ts';

/** The same letter in another language, made by people: never by us. */
export type Translation = {
  /** BCP 47. */
  language: string;
  words: string;
  /** Who translated it. */
  by: string;
  /** Who checked it besides; empty: nobody. */
  checked_by: string;
};

export type Sheet = {
  /** Which of LAYOUTS it was set by. A layout that letters were set by is never changed: a new one is added. */
  layout: number;
  format: Format;
  /** Why it is not in the format that the person needs; empty where it is. */
  why: string;
  from: string;
  /** How people reach PALS, one a line. */
  reach: readonly string[];
  to: string;
  address: string;
  day: Day;
  /** "24 November 2026" */
  date: string;
  reference: string;
  subject: string;
  body: string;
  translation: Translation | null;
};

/** Who put it into the other language: for the desk, not on the paper. */
export function translatorWords(translation: Translation | null): string {
  if (!translation) return '';
  const { language, by, checked_by } = translation;
  const checked = checked_by ? `, checked by ${checked_by}` : ', checked by nobody else';
  return `In ${LANGUAGES[language] ?? 'another language'} as well, translated by ${by}${checked}.`;
}

/** The window of an envelope shows so many lines of an address. */
const LINES_IN_WINDOW = 6;

/** Name and address, one a line, at most as many as can be seen: the last of more stand side by side. */
export function windowLines({ layout, to, address }: Pick<Sheet, 'layout' | 'to' | 'address'>): string[] {
  if (layout === NOTIFY_LAYOUT) return postalLines(tidied(to), tidied(address));
  const lines = [to, ...tidied(address).split('\n')].map((line) => line.trim()).filter(Boolean);
  if (lines.length <= LINES_IN_WINDOW) return lines;
  return [...lines.slice(0, LINES_IN_WINDOW - 1), lines.slice(LINES_IN_WINDOW - 1).join(', ')];
}

/** One idea in a row: every sentence is a paragraph of its own. */
function ideasOf(blocks: readonly Block[]): Block[] {
  const row = (text: string): Block => ({ kind: 'paragraph', lines: [text] });
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'heading') return [block];
    if (block.kind !== 'paragraph') return block.items.map(row);
    return block.lines.flatMap(sentencesOf).map(row);
  });
}

export const titleOf = ({ subject, from, reference }: Sheet): string =>
  tidied(subject) || `Letter from ${from}, ${reference}`;

/** What the head of the paper says in small letters, and the words do not. */
const reachBelow = ({ reach, body }: Sheet): string[] => reach.filter((line) => !body.includes(line));

/** What the layout is given. Nothing in it is markup. */
export function dataOf(sheet: Sheet) {
  const [year, month, day] = sheet.day.split('-').map(Number);
  const { translation, format } = sheet;
  const blocks = blocksOf(sheet.body);
  return {
    ...{ from: tidied(sheet.from), reach: sheet.reach.map(tidied), reference: sheet.reference, date: sheet.date },
    ...{ title: titleOf(sheet), subject: tidied(sheet.subject), day: [year, month, day] },
    window: windowLines(sheet),
    large: format === 'large' || format === 'easy',
    easy: format === 'easy',
    reachBelow: reachBelow(sheet),
    blocks: format === 'easy' ? ideasOf(blocks) : blocks,
    translation: translation && {
      ...{ language: translation.language, name: LANGUAGES[translation.language] ?? '' },
      rtl: isRightToLeft(translation.words),
      blocks: blocksOf(translation.words),
    },
  };
}

/** As plain text: to be copied, or read aloud. */
export function plainTextOf(sheet: Sheet): string {
  const aloud = sheet.format === 'audio';
  const say = aloud ? spokenLine : (line: string) => line;
  const { translation } = sheet;
  const parts = [
    tidied(sheet.from),
    `${say(sheet.date)}\n${aloud ? 'Our reference' : 'Our reference:'} ${say(sheet.reference)}`,
    say(tidied(sheet.subject)),
    aloud ? spokenText(sheet.body) : tidied(sheet.body).trim(),
    reachBelow(sheet).map(say).join('\n'),
    translation && `${LANGUAGES[translation.language] ?? ''}\n\n${tidied(translation.words).trim()}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** The words as the officer wrote them, or as they are read aloud. */
export const ownWords = ({ body, format }: Sheet): string => (format === 'audio' ? spokenText(body) : body);

/** The words as they go in an e-mail or a text message: with the same in the other language below. */
export function goingWords(sheet: Sheet): string {
  const body = ownWords(sheet);
  const { translation } = sheet;
  return translation ? `${body}\n\n${LANGUAGES[translation.language] ?? ''}\n\n${translation.words}` : body;
}

// A letter as it is read aloud: by a screen reader, or by somebody who records it. Pure.
import { MONTHS } from '../platform/time.ts';
import { blocksOf } from './blocks.rules.ts';

/** "7PB" is "7 P B": one after the other. */
const apart = (text: string) => [...text].join(' ');

/** In threes and fours, as numbers are told: "0 2 0, 7 9 4 6, 0 0 0 0". */
function digitGroups(typed: string): string {
  const groups = typed.trim().split(/[\s-]+/);
  const all = groups.length > 1 ? groups : (typed.match(/\d{1,3}(?=(?:\d{4})*$)|\d{4}/g) ?? [typed]);
  return all.map((group) => apart(group.replace('+', ''))).join(', ');
}

const REFERENCE = /\b([A-Z]{2,5})-(\d{2})-(\d{3,})\b/g;
const DATE = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/g;
const EMAIL = /[^\s@<>(),;]+@[^\s@<>(),;]+\.[a-z]{2,}/gi;
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>()]+[^\s<>().,;]/gi;
const PHONE = /(?<![\d/])\+?\d[\d ]{6,}\d(?!\/|\d)/g;
const TIME = /\b(\d{1,2})(?::(\d{2}))?\s?(am|pm)\b/gi;
const HELPLINE = /\b(999|111|116 123|18001)\b/g;
const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?) (\d[A-Z]{2})\b/g;

const signs = (text: string) =>
  text
    .replace(/@/g, ' at ')
    .replace(/\./g, ' dot ')
    .replace(/-/g, ' dash ')
    .replace(/_/g, ' underscore ')
    .replace(/\//g, ' slash ');

function day(whole: string, date: string, month: string, year: string): string {
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(date)} ${name} ${year}` : whole;
}

/** One line. What was spelled out once is not spelled out again. */
export function spokenLine(line: string): string {
  const said: string[] = [];
  const keep = (words: string) => `\u0001${said.push(words.replace(/\s+/g, ' ').trim()) - 1}\u0001`;
  const marked = line
    .replace(EMAIL, (found) => keep(signs(found)))
    .replace(ADDRESS, (found) => keep(signs(found.replace(/^https?:\/\//i, ''))))
    .replace(REFERENCE, (_, letters: string, year: string, number: string) =>
      keep(`${apart(letters)}, ${apart(year)}, ${apart(number)}`),
    )
    .replace(DATE, (whole, d: string, m: string, y: string) => keep(day(whole, d, m, y)))
    .replace(POSTCODE, (_, out: string, inner: string) => keep(`${apart(out)}, ${apart(inner)}`))
    .replace(PHONE, (found) => keep(digitGroups(found)))
    .replace(HELPLINE, (found) => keep(digitGroups(found)))
    .replace(TIME, (_, hour: string, minute: string | undefined, half: string) =>
      keep(`${Number(hour)}${minute && minute !== '00' ? ` ${minute}` : ''} ${apart(half.toLowerCase())}`),
    )
    .replace(/\s*[–—]\s*/g, ', ')
    .replace(/&/g, ' and ')
    .replace(/ {2,}/g, ' ');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks that were set above
  return marked.replace(/\u0001(\d+)\u0001/g, (_, at: string) => said[Number(at)] ?? '');
}

/** Headings say that they are, lists say how long they are: nobody sees them. */
export function spokenText(text: string): string {
  return blocksOf(text)
    .map((block) => {
      if (block.kind === 'heading') return `Heading: ${spokenLine(block.text)}.`;
      if (block.kind === 'paragraph') return block.lines.map(spokenLine).join('\n');
      const first = block.kind === 'numbers' ? block.first : 1;
      const items = block.items.map((item, at) => `${first + at}: ${spokenLine(item)}`);
      return [`A list of ${items.length}.`, ...items].join('\n');
    })
    .join('\n\n');
}

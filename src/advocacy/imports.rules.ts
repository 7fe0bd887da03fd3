// A list of councils and who gives the help there: what each line would do. Pure.
import type { RefusedLine } from '../platform/components/import-lines.tsx';
import { isPhone } from '../platform/forms.ts';
import type { Line } from '../platform/lines.ts';
import { isSame } from '../platform/same.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { webAddress } from '../platform/web-address.rules.ts';
import { NOBODY } from './advocates.rules.ts';
import { type Council, councilsMeant, type EndedCouncil, isCouncilCode, sureOf } from './councils.rules.ts';
import type { AdvocateWords } from './tables.ts';

/** The columns, each with the names that people give it. */
export const COLUMNS = {
  code: ['council code', 'code', 'gss code', 'gss', 'la code', 'local authority code', 'utla code', 'ons code'],
  council: ['council', 'council name', 'local authority', 'authority', 'area', 'la name', 'local authority name'],
  name: ['advocate', 'provider', 'provider name', 'service', 'name', 'organisation', 'advocacy provider'],
  phone: ['phone', 'telephone', 'phone number', 'tel'],
  other_ways: ['text or relay', 'text', 'other ways', 'text app or relay'],
  email: ['email', 'e mail', 'email address'],
  website: ['website', 'web', 'web address', 'url'],
  hours: ['when', 'hours', 'opening hours', 'open'],
} as const;

export type Accepted = {
  number: number;
  council: { code: string; name: string };
  /** It is newer than the list that ships: its name is kept with what is said of it. */
  isNew: boolean;
  words: AdvocateWords;
  before: AdvocateWords | undefined;
};
export type Reading = { ignored: readonly string[]; accepted: Accepted[]; same: number; refused: RefusedLine[] };

type Known = {
  councils: readonly Council[];
  ended: readonly EndedCouncil[];
  /** What holds today, by the code of the council. */
  held: ReadonlyMap<string, AdvocateWords>;
  /** From when on something else is planned, by the code of the council; the first of several. */
  planned: ReadonlyMap<string, Day>;
  today: Day;
};

/** A column that is not in the table leaves what is known; no area is ever taken out. */
export function readAdvocateLines(lines: readonly Line[], columns: readonly string[], known: Known): Reading {
  const reading: Reading = { ignored: [], accepted: [], same: 0, refused: [] };
  const seen = new Map<string, number>();
  for (const { number, cells } of lines) {
    const refuse = (reason: string) =>
      reading.refused.push({ number, name: cells.council || cells.code || '', reason });
    const found = councilIn(cells, known);
    if ('reason' in found) {
      refuse(found.reason);
      continue;
    }
    const reason = wrongIn(cells);
    const twice = seen.get(found.code);
    if (reason || twice) {
      refuse(reason || `The same council is on line ${twice}`);
      continue;
    }
    seen.set(found.code, number);
    const before = known.held.get(found.code);
    const words = wordsIn(cells, columns, before);
    const planned = known.planned.get(found.code);
    if (before && isSame(before, words)) reading.same += 1;
    else if (planned) refuse(`From ${dateWords(planned, known.today)} something else is planned. Change it by hand`);
    else reading.accepted.push({ number, council: found, isNew: found.isNew, words, before });
  }
  return reading;
}

type Cells = Readonly<Record<string, string>>;

type Found = { code: string; name: string; isNew: boolean } | { reason: string };

function councilIn({ code = '', council = '' }: Cells, known: Known): Found {
  return code === '' ? councilNamed(council, known) : councilOfCode(code, council, known);
}

function councilOfCode(code: string, council: string, { councils, ended }: Known): Found {
  const typed = code.toUpperCase();
  const known = councils.find((one) => one.code === typed);
  if (known) return { code: known.code, name: known.name, isNew: false };
  const gone = ended.find((one) => one.code === typed);
  if (gone) return { reason: `${typed} is ${gone.name}, which has ended. Give ${successorWords(gone, councils)}` };
  if (!isCouncilCode(typed)) return { reason: `“${code.slice(0, 20)}” is no code of a council that has this duty` };
  return council
    ? { code: typed, name: council, isNew: true }
    : { reason: `${typed} is not in our list of councils. Give its name, too` };
}

const successorWords = ({ successors }: EndedCouncil, councils: readonly Council[]) =>
  councils
    .filter(({ code }) => successors.includes(code))
    .map(({ code, name }) => `${name} (${code})`)
    .join(' or ');

function councilNamed(council: string, { councils }: Known): Found {
  if (council === '') return { reason: 'It names no council' };
  const meant = councilsMeant(council, councils).filter(({ by }) => by === '');
  if (meant.length === 0) return { reason: `We know no council called “${council.slice(0, 80)}”` };
  const sure = sureOf(meant);
  return sure
    ? { code: sure.code, name: sure.name, isNew: false }
    : {
        reason: `“${council.slice(0, 80)}” may be ${meant.map((one) => one.council.name).join(' or ')}. Give its code`,
      };
}

const LONGEST = 200;

/** Empty: nothing is. */
function wrongIn(cells: Cells): string {
  const { name = '', phone = '', email = '', website = '' } = cells;
  if (name === '') return 'It does not say who gives the help';
  if (Object.values(cells).some((text) => text.includes('\0'))) return 'It holds a character that cannot be stored';
  if (Object.values(cells).some((text) => text.length > LONGEST))
    return `A cell of it is longer than ${LONGEST} characters`;
  if (phone && !isPhone(phone)) return `“${phone}” is not a phone number`;
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return `“${email}” is not an email address`;
  return website && !webAddress(website) ? `“${website}” is not the address of a website` : '';
}

function wordsIn(cells: Cells, columns: readonly string[], before: AdvocateWords | undefined): AdvocateWords {
  const text = (column: keyof AdvocateWords) =>
    columns.includes(column) ? (cells[column] ?? '') : (before?.[column] ?? '');
  const names = Object.keys(NOBODY) as (keyof AdvocateWords)[];
  return Object.fromEntries(names.map((name) => [name, text(name)])) as AdvocateWords;
}

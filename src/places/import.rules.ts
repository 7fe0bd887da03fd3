import type { RefusedLine } from '../platform/components/import-lines.tsx';
import { isPhone } from '../platform/forms.ts';
import type { Line } from '../platform/lines.ts';
import { readAliases } from './places.rules.ts';
import type { Place, PlaceDetails } from './places.ts';

/** The columns of a list of wards and services, each with the names that people give it. */
export const COLUMNS = {
  site: ['site', 'hospital', 'site name'],
  name: ['name', 'ward', 'service', 'ward or service', 'ward name'],
  kind: ['kind', 'type', 'ward or service kind'],
  aliases: ['other names', 'aliases', 'also called'],
  phone: ['phone', 'extension', 'ext', 'telephone', 'phone or extension'],
  email: ['email', 'e mail', 'email address'],
  lead: ['lead', 'manager', 'ward manager'],
  lead_email: ['lead email', 'manager email', 'matron email'],
  deputy: ['deputy', 'deputy manager'],
  deputy_email: ['deputy email'],
  answers_pals: ['answers pals', 'who answers pals', 'pals contact'],
  visiting: ['visiting', 'visiting times'],
} as const;
export type Column = keyof typeof COLUMNS;

export type Accepted = {
  number: number;
  site: string;
  details: Omit<PlaceDetails, 'site_id'>;
  before: Place | undefined;
};
export type Reading = {
  ignored: readonly string[];
  added: Accepted[];
  changed: Accepted[];
  same: number;
  refused: RefusedLine[];
};

type Known = { sites: readonly { id: string; name: string }[]; places: readonly Place[] };

/** What each line would do. A column that is not in the table leaves what is known; nothing is ever taken out. */
export function readPlaceLines(lines: readonly Line[], columns: readonly string[], known: Known): Reading {
  const reading: Reading = { ignored: [], added: [], changed: [], same: 0, refused: [] };
  const seen = new Map<string, number>();
  for (const { number, cells } of lines) {
    const read = readOne(cells, columns, known);
    const name = cells.name ?? '';
    if ('reason' in read) {
      reading.refused.push({ number, name, reason: read.reason });
      continue;
    }
    const key = `${read.site.toLowerCase()} ${read.details.name.toLowerCase()}`;
    const twice = seen.get(key);
    if (twice) {
      reading.refused.push({ number, name, reason: `The same ward or service is on line ${twice}` });
      continue;
    }
    seen.set(key, number);
    if (!read.before) reading.added.push({ number, ...read });
    else if (isSame(read.before, read.details)) reading.same += 1;
    else reading.changed.push({ number, ...read });
  }
  return reading;
}

const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];
/** The limits of the form on which a ward is edited, in characters; else 200. */
const LONGER: Partial<Record<Column, number>> = { aliases: 1000, visiting: 1000 };

type Read = Omit<Accepted, 'number'> | { reason: string };

function readOne(cells: Readonly<Record<string, string>>, columns: readonly string[], { sites, places }: Known): Read {
  const cell = (name: Column) => cells[name] ?? '';
  const name = cell('name');
  if (name === '') return { reason: 'It has no name' };
  if (Object.values(cells).some((text) => text.includes('\0')))
    return { reason: 'It holds a character that cannot be stored' };
  const tooLong = COLUMN_NAMES.find((column) => cell(column).length > (LONGER[column] ?? 200));
  if (tooLong) return { reason: `The ${WORDS[tooLong]} is longer than ${LONGER[tooLong] ?? 200} characters` };
  const site = siteOf(cell('site'), sites);
  if (!site)
    return { reason: cell('site') ? `There is no site called “${cell('site')}”` : 'It does not say on which site' };
  const kind = kindOf(cell('kind'), name);
  if (!kind) return { reason: `“${cell('kind')}” is neither ward nor service` };
  if (cell('phone') && !isPhone(cell('phone'))) return { reason: `“${cell('phone')}” is not a phone number` };
  for (const column of ['email', 'lead_email', 'deputy_email'] as const)
    if (cell(column) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell(column)))
      return { reason: `“${cell(column)}” is not an email address` };
  const before = places.find((place) => place.site_id === site.id && place.name.toLowerCase() === name.toLowerCase());
  const text = (column: Exclude<(typeof TEXTS)[number], 'kind'>) =>
    columns.includes(column) ? cell(column) : (before?.[column] ?? '');
  const details = {
    kind: columns.includes('kind') || !before ? kind : before.kind,
    name: before?.name ?? name,
    aliases: columns.includes('aliases') ? readAliases(cell('aliases')) : (before?.aliases ?? []),
    phone: text('phone'),
    email: text('email'),
    lead: text('lead'),
    lead_email: text('lead_email'),
    deputy: text('deputy'),
    deputy_email: text('deputy_email'),
    answers_pals: text('answers_pals'),
    visiting: text('visiting'),
  };
  return { site: site.name, details, before };
}

/** A trust with one site need not say it on every line. */
function siteOf(typed: string, sites: Known['sites']) {
  if (typed === '') return sites.length === 1 ? sites[0] : undefined;
  return sites.find((site) => site.name.toLowerCase() === typed.toLowerCase());
}

function kindOf(typed: string, name: string): PlaceDetails['kind'] | undefined {
  if (typed === '') return /\bward\b/i.test(name) ? 'ward' : 'service';
  if (/^ward/i.test(typed)) return 'ward';
  return /^(service|department|clinic|team)/i.test(typed) ? 'service' : undefined;
}

const TEXTS = [
  'kind',
  'phone',
  'email',
  'lead',
  'lead_email',
  'deputy',
  'deputy_email',
  'answers_pals',
  'visiting',
] as const;

function isSame(before: Place, details: Accepted['details']): boolean {
  return (
    TEXTS.every((name) => before[name] === details[name]) && before.aliases.join('\n') === details.aliases.join('\n')
  );
}

const WORDS: Record<Column, string> = {
  site: 'site',
  name: 'name',
  kind: 'kind',
  aliases: 'other names',
  phone: 'phone',
  email: 'email',
  lead: 'lead',
  lead_email: 'email of the lead',
  deputy: 'deputy',
  deputy_email: 'email of the deputy',
  answers_pals: 'who answers PALS',
  visiting: 'visiting',
};

/** "phone: 4471 → 4475; lead: nothing → Sister Cole". */
export function changeWords({ before, details }: Accepted): string {
  if (!before) return '';
  return ['aliases' as const, ...TEXTS]
    .map((name) => ({ name, from: String(before[name]), to: String(details[name]) }))
    .filter(({ from, to }) => from !== to)
    .map(({ name, from, to }) => `${WORDS[name]}: ${from || 'nothing'} → ${to || 'nothing'}`)
    .join('; ');
}

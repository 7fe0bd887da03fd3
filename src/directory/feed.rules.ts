// A feed of Open Referral UK as others write it: what each service says, and why one is refused. Nothing is trusted.
import { isDay } from '../platform/time.ts';
import { webAddress } from '../platform/web-address.rules.ts';
import { dialled } from './help.rules.ts';
import { type PlaceTyped, readPostcode } from './words.rules.ts';

export type Said = {
  organisation: { id: string; name: string };
  name: string;
  summary: string;
  more: string;
  phone: string;
  email: string;
  website: string;
  hours: string;
  cost: string;
  languages: string;
  area: string;
  audience: string;
  access: string;
  how: string;
  terms: string[];
  places: PlaceTyped[];
  assured: string | undefined;
};
export type FeedLine = { position: number; theirId: string; name: string } & (
  | { said: Said }
  /** `closed`: it is there no more, or not for now. What is known of it leaves the directory. */
  | { refused: string; closed: boolean }
);
/** Read piece by piece, so that others have their turn meanwhile. `notes`: what was left out of services that are taken so far. */
export type Feed = { total: number; read: (from: number, to: number) => FeedLine[]; notes: () => string[] };

export type Loose = Record<string, unknown>;

/** A reason to refuse a service, in words. */
class Refused extends Error {
  constructor(
    words: string,
    readonly closed = false,
  ) {
    super(words);
  }
}

export const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What bytes say, after the mark some programs begin with; undefined: it is no JSON. */
export function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Of services, and of whatever they name: no feed needs more organisations, or kinds of help, than services. */
export const MOST_SERVICES = 60_000;
/** Longer texts are no description of a service. In characters. */
const LONGEST = { name: 200, description: 10_000, other: 1000 };
const STATUS = ['active', 'inactive', 'defunct', 'temporarily closed'];

/** All pages of a feed, as one. */
export function openFeed(pages: readonly unknown[]): Feed | { unreadable: string } {
  const services = pages.flatMap(servicesIn);
  if (services.length === 0) return { unreadable: 'There is no service in it. It has to be JSON of Open Referral UK.' };
  const known = pages.flatMap((page) => (isObject(page) ? listIn(page, 'organizations') : []));
  const nested = services.flatMap((one) => (isObject(one) ? [one.organization] : []));
  const organisations = byId([...nested, ...known]);
  const listed = pages.flatMap((page) => (isObject(page) ? listIn(page, 'taxonomy_terms') : []));
  const terms = byId([...services.flatMap(termsOf), ...listed]);
  const most = Object.entries({
    services: services.length,
    organisations: organisations.size,
    'kinds of help': terms.size,
  });
  const [beyond] = most.find(([, many]) => many > MOST_SERVICES) ?? [];
  if (beyond) return { unreadable: `It holds more than ${MOST_SERVICES.toLocaleString('en-GB')} ${beyond}` };
  const looping = loopsIn(organisations, 'parent_organization_id');
  const loopingTerms = loopsIn(terms, 'parent_id');
  const seen = new Map<string, number>();
  const counts = new Map<string, number>();
  const note = (words: string) => counts.set(words, (counts.get(words) ?? 0) + 1);
  const around = { organisations, looping, loopingTerms, seen, note };
  return {
    total: services.length,
    read: (from, to) => services.slice(from, to).map((one, at) => readOne(one, from + at + 1, around)),
    notes: () => [...counts].map(([words, many]) => `${words}: ${many.toLocaleString('en-GB')}`),
  };
}

/** A key that no JSON has: this service could not be fetched whole, and why. */
const UNREAD = Symbol('unread');

export const unread = (service: Loose, why: string): Loose => ({ ...service, [UNREAD]: why });

export function servicesIn(page: unknown): unknown[] {
  if (Array.isArray(page)) return page;
  if (!isObject(page)) return [];
  for (const name of ['contents', 'services']) if (Array.isArray(page[name])) return page[name];
  return 'id' in page && 'name' in page ? [page] : [];
}

function listIn(thing: Loose, name: string): unknown[] {
  const value = thing[name];
  return Array.isArray(value) ? value : [];
}

const termsOf = (service: unknown) =>
  isObject(service) ? listIn(service, 'attributes').flatMap((one) => (isObject(one) ? [one.taxonomy_term] : [])) : [];

function byId(things: readonly unknown[]): Map<string, Loose> {
  return new Map(
    things.flatMap((one): [string, Loose][] => (isObject(one) && typeof one.id === 'string' ? [[one.id, one]] : [])),
  );
}

/** The ids from which the way up leads back to itself. */
function loopsIn(things: ReadonlyMap<string, Loose>, parent: string): Set<string> {
  const looping = new Set<string>();
  const fine = new Set<string>();
  for (const start of things.keys()) {
    const way = new Set<string>();
    let at: unknown = start;
    while (typeof at === 'string' && things.has(at) && !fine.has(at) && !looping.has(at) && !way.has(at)) {
      way.add(at);
      at = things.get(at)?.[parent];
    }
    const bad = typeof at === 'string' && (looping.has(at) || way.has(at));
    for (const id of way) (bad ? looping : fine).add(id);
  }
  return looping;
}

type Around = {
  organisations: ReadonlyMap<string, Loose>;
  looping: ReadonlySet<string>;
  loopingTerms: ReadonlySet<string>;
  seen: Map<string, number>;
  note: (words: string) => void;
};

function readOne(service: unknown, position: number, around: Around): FeedLine {
  const label = (field: 'id' | 'name', most: number) => {
    const value = isObject(service) ? service[field] : '';
    return typeof value === 'string' ? cut(value.replaceAll('\0', ''), most) : '';
  };
  const line = { position, theirId: label('id', 100), name: label('name', LONGEST.name) };
  try {
    if (!isObject(service)) throw new Refused('It is no service: not a group of named values');
    const why = (service as { [UNREAD]?: string })[UNREAD];
    if (why) throw new Refused(`All of it could not be fetched: ${why}`);
    return wellFormed({ ...line, said: saidBy(service, position, around) });
  } catch (error) {
    if (error instanceof Refused) return wellFormed({ ...line, refused: error.message, closed: error.closed });
    throw error;
  }
}

/** Half a character cannot be stored: it becomes the sign for one that is unknown. */
function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed() as T;
  if (Array.isArray(value)) return value.map(wellFormed) as T;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, wellFormed(held)])) as T;
}

/** The beginning of a text, in whole characters. */
const cut = (text: string, most: number) => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

function saidBy(service: Loose, position: number, around: Around): Said {
  const id = needed(service, 'id', 100);
  const twice = around.seen.get(id);
  if (twice) throw new Refused(`The same id is on service ${twice}`);
  around.seen.set(id, position);
  const status = needed(service, 'status', 40);
  if (!STATUS.includes(status)) throw new Refused(`“status” says “${status}”, which the standard does not know`);
  if (status !== 'active') throw new Refused(`It is not active: ${status}`, true);
  const name = needed(service, 'name', LONGEST.name);
  const organisation = organisationOf(service, around);
  const text = (field: string, most = LONGEST.other) => optional(service, field, most, around.note);
  const description = text('description', LONGEST.description);
  const [summary, more] = summed(description || name);
  const assured = text('assured_date').slice(0, 10);
  if (assured && !isDay(assured)) throw new Refused('“assured_date” is not a date');
  const { places, access } = placesOf(service, around);
  const cost = firstText(service, 'cost_options', 'option', around) || text('fees');
  return {
    ...{ organisation, name, summary, more, cost: cut(cost, 200), assured: assured || undefined },
    phone: phoneOf(service, around),
    email: good(
      text('email'),
      (typed) => /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\]]+$/.test(typed),
      'An email address that is none was left out',
      around,
    ),
    website: good(
      text('url'),
      (typed) => webAddress(typed) !== undefined,
      'A website that is none was left out',
      around,
    ),
    hours: hoursOf(service, around),
    languages: cut(texts(service, 'languages', 'name', around).join(', '), 200),
    area: cut(texts(service, 'service_areas', 'name', around).join(', '), 200),
    terms: termNames(service, around),
    audience: cut([text('eligibility_description'), agesOf(service, around)].filter(Boolean).join('. '), 200),
    how: text('application_process'),
    ...{ places, access },
  };
}

function needed(thing: Loose, field: string, most: number): string {
  const value = thing[field];
  if (value === undefined) throw new Refused(`“${field}” is missing`);
  if (value === null) throw new Refused(`“${field}” is null`);
  const text = asText(field, value, most).trim();
  if (text === '') throw new Refused(`“${field}” is empty`);
  return text;
}

function optional(thing: Loose, field: string, most: number, note: (words: string) => void): string {
  const value = thing[field];
  if (value === undefined) return '';
  if (value === null) {
    note(`“${field}” was null and left out`);
    return '';
  }
  return asText(field, value, most).trim();
}

function asText(field: string, value: unknown, most: number): string {
  if (typeof value !== 'string') throw new Refused(`“${field}” is not a text`);
  if (value.includes('\0')) throw new Refused(`“${field}” holds a character that cannot be stored`);
  if (value.length > most) throw new Refused(`“${field}” is longer than ${most.toLocaleString('en-GB')} characters`);
  return value.toWellFormed();
}

function organisationOf(service: Loose, { organisations, looping }: Around): Said['organisation'] {
  const nested = service.organization;
  if (nested !== undefined && !isObject(nested)) throw new Refused('“organization” is not a group of named values');
  const id = nested?.id ?? service.organization_id;
  if (id === undefined || id === null) throw new Refused('It does not say whose it is: “organization_id” is missing');
  if (typeof id !== 'string' || id === '' || id.length > 100 || id.includes('\0'))
    throw new Refused('“organization_id” is not a text');
  if (looping.has(id)) throw new Refused('The organisations above its own lead round in a circle');
  const known = organisations.get(id);
  if (!known) throw new Refused('Its organisation is not in the feed');
  return { id, name: needed(known, 'name', LONGEST.name) };
}

/** The first sentence, and the rest. */
function summed(text: string): [string, string] {
  const end = text.search(/[.!?](\s|$)/);
  const first = end > 0 && end < 300 ? text.slice(0, end + 1) : cut(text, 300);
  return [first.trim(), text.slice(first.length).trim()];
}

function rows(service: Loose, field: string, { note }: Pick<Around, 'note'>): Loose[] {
  const value = service[field];
  if (value === undefined) return [];
  if (value === null) {
    note(`“${field}” was null and left out`);
    return [];
  }
  if (!Array.isArray(value)) throw new Refused(`“${field}” is not a list`);
  return value.map((one) => {
    if (!isObject(one)) throw new Refused(`“${field}” holds what is not a group of named values`);
    return one;
  });
}

const texts = (service: Loose, list: string, field: string, around: Around) =>
  rows(service, list, around).flatMap((one) => optional(one, field, LONGEST.other, around.note) || []);
const firstText = (service: Loose, list: string, field: string, around: Around) =>
  texts(service, list, field, around)[0] ?? '';

function good(typed: string, isGood: (typed: string) => boolean, words: string, { note }: Around): string {
  if (typed === '' || (isGood(typed) && typed.length <= 254)) return typed;
  note(words);
  return '';
}

function phoneOf(service: Loose, around: Around): string {
  const lists = [service, ...rows(service, 'contacts', around)].flatMap((one) => rows(one, 'phones', around));
  const number = lists.flatMap((one) => optional(one, 'number', 60, around.note) || [])[0] ?? '';
  return good(number, (typed) => dialled(typed) !== undefined, 'A phone number that is none was left out', around);
}

/** Beyond this, an upper limit is none. */
const OLDEST = 100;

function agesOf(service: Loose, { note }: Around): string {
  const [from, to] = ['minimum_age', 'maximum_age'].map((field) => {
    const value = service[field] ?? undefined;
    if (value === undefined || (typeof value === 'number' && value >= 0 && value <= 200)) return value;
    note('An age that is none was left out');
    return undefined;
  });
  const isOpen = to === undefined || to >= OLDEST;
  if (isOpen) return from ? `People aged ${from} or over` : '';
  return from ? `People aged ${from} to ${to}` : `People aged up to ${to}`;
}

function hoursOf(service: Loose, around: Around): string {
  const lines = rows(service, 'schedules', around).map((one) => {
    const text = (field: string) => optional(one, field, LONGEST.other, around.note);
    const times = [text('opens_at').slice(0, 5), text('closes_at').slice(0, 5)].filter(Boolean).join(' to ');
    return text('description') || [text('byday'), times].filter(Boolean).join(' ');
  });
  return cut(lines.filter(Boolean).join('; '), 1000);
}

function termNames(service: Loose, around: Around): string[] {
  return rows(service, 'attributes', around).flatMap(({ taxonomy_term: term }) => {
    if (!isObject(term)) return [];
    if (typeof term.id === 'string' && around.loopingTerms.has(term.id)) {
      around.note('A kind of help whose kinds above lead round in a circle was left out');
      return [];
    }
    return optional(term, 'name', LONGEST.other, around.note) || [];
  });
}

const MOST_PLACES = 20;

/** Where it is, and what makes it easier to get in: of several places with their names, where they are not all the same. */
function placesOf(service: Loose, around: Around): { places: PlaceTyped[]; access: string } {
  const places = rows(service, 'service_at_locations', around).flatMap((one): (PlaceTyped & { access: string })[] => {
    const { location } = one;
    if (location === undefined || location === null) return [];
    if (!isObject(location)) throw new Refused('“location” is not a group of named values');
    const [at] = rows(location, 'addresses', around);
    const part = (field: string) => (at ? optional(at, field, LONGEST.other, around.note) : '');
    const postcode = readPostcode(part('postal_code')) ?? '';
    const address = cut([part('address_1'), part('city')].filter(Boolean).join(', '), 400);
    return [
      {
        name: cut(optional(location, 'name', LONGEST.other, around.note), 200),
        address,
        postcode,
        times: hoursOf(one, around),
        access: texts(location, 'accessibility', 'description', around).join('; '),
      },
    ];
  });
  const said = places.filter(({ access }) => access);
  const lines = new Set(said.map(({ access }) => access));
  const named = said.map(({ name, address, access }) => [name || address, access].filter(Boolean).join(': '));
  return {
    access: cut([...(lines.size > 1 || said.length < places.length ? new Set(named) : lines)].join('; '), 1000),
    places: places
      .filter(({ name, address, postcode }) => name || address || postcode)
      .slice(0, MOST_PLACES)
      .map(({ access: _, ...place }) => place),
  };
}

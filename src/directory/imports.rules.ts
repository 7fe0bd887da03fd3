// What of an entry comes from a feed, and what this trust wrote over.
import type { Said } from './feed.rules.ts';
import { needsMeant, type PlaceTyped } from './words.rules.ts';

/** The parts of an entry that a feed says. */
export const FED = [
  'name',
  'summary',
  'more',
  'needs',
  'phone',
  'email',
  'website',
  'hours',
  'cost',
  'languages',
  'area',
  'places',
] as const;
export type FedField = (typeof FED)[number];

export type Fed = Pick<Said, Exclude<FedField, 'needs'>> & { needs: string[] };

/** More on one page nobody reads. */
export const REFUSED_PER_PAGE = 200;

type Need = { code: string; label: string; words: readonly string[] };

/** What a feed says, as it stands in an entry. */
export function valuesOf(said: Said, needs: readonly Need[]): Fed {
  const { name, summary, more, phone, email, website, hours, cost, languages, area, terms, places } = said;
  const meant = needsMeant([...terms, name].join(' '), needs);
  return { name, summary, more, needs: meant, phone, email, website, hours, cost, languages, area, places };
}

/** What an entry says in those parts. */
export function fedOf(help: Omit<Fed, 'places'> & { places: readonly PlaceTyped[] }): Fed {
  const { name, summary, more, needs, phone, email, website, hours, cost, languages, area, places } = help;
  const plain = places.map((one) => ({
    name: one.name,
    address: one.address,
    postcode: one.postcode,
    times: one.times,
  }));
  return { name, summary, more, needs, phone, email, website, hours, cost, languages, area, places: plain };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Is anything new in it, besides what this trust wrote over? */
export function differs(now: Fed, said: Fed, own: readonly string[]): boolean {
  return FED.some((field) => !own.includes(field) && !same(now[field], said[field]));
}

/** The parts in which two texts differ: what somebody of this trust wrote over. */
export function writtenOver(before: Fed, after: Fed): FedField[] {
  return FED.filter((field) => !same(before[field], after[field]));
}

/** What the feed says now, and where this trust wrote over it, that. */
export function merged(now: Fed, said: Fed, own: readonly string[]): Fed {
  const kept = Object.fromEntries(own.filter((field) => field in now).map((field) => [field, now[field as FedField]]));
  return { ...said, ...kept };
}

// What of an entry comes from a feed, and what this trust wrote over.
import type { Said } from './feed.rules.ts';
import type { HelpEntryTable } from './tables.ts';
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
  'audience',
  'access',
  'how',
  'places',
] as const;
export type FedField = (typeof FED)[number];

export type Fed = Pick<Said, Exclude<FedField, 'needs'>> & { needs: string[] };

/** Whom an entry comes from; the licence is empty where none was named. */
export type Credit = { source: string; licence: string };

/** Licences whose words are to be linked where they are named. */
const WORDS_AT = [
  {
    named: /^(the )?open government licence( v(ersion )?3(\.0)?)?$/i,
    href: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  },
  { named: /^(cc by 4\.0|creative commons attribution 4\.0)/i, href: 'https://creativecommons.org/licenses/by/4.0/' },
];

/** Where its words stand; undefined: we do not know. */
export const wordsOfLicence = (licence: string) => WORDS_AT.find(({ named }) => named.test(licence))?.href;

/** More on one page nobody reads. */
export const LINES_PER_PAGE = 200;

type Need = { code: string; label: string; words: readonly string[] };

/** What a feed says, as it stands in an entry. */
export function valuesOf(said: Said, needs: readonly Need[]): Fed {
  const meant = needsMeant([...said.terms, said.name].join(' '), needs);
  return fedOf({ ...said, needs: meant });
}

/** The database gives the parts of a place back in an order of its own. */
const plain = (places: readonly PlaceTyped[]) => ({
  places: places.map(({ name, address, postcode, times }) => ({ name, address, postcode, times })),
});

/** What an entry says in those parts. */
export function fedOf(help: Omit<Fed, 'places'> & { places: readonly PlaceTyped[] }): Fed {
  const { name, summary, more, needs, phone, email, website, hours, cost, languages, area, places } = help;
  // What was read before these were known lacks them.
  const { audience = '', access = '', how = '' } = help;
  return {
    ...{ name, summary, more, needs, phone, email, website, hours, cost, languages, area, audience, access, how },
    ...plain(places),
  };
}

/** How an entry stands, besides what it says. */
const STANDING = ['checked_on', 'checked_by', 'review_on', 'ended_at'] as const;
export type Standing = Pick<HelpEntryTable, (typeof STANDING)[number]>;
export type Check = Omit<Standing, 'ended_at'>;

/** All of an entry that a feed can move. */
export type Held = Fed & Standing;

export function heldOf(help: Parameters<typeof fedOf>[0] & Standing): Held {
  const { checked_on, checked_by, review_on, ended_at } = help;
  return { ...fedOf(help), checked_on, checked_by, review_on, ended_at };
}

/** What a feed does not move: what this trust wrote over or took out, and all of a crisis line, which only Settings takes out. */
export function ownOf({ crisis, written_over }: { crisis: boolean; written_over: readonly string[] }) {
  return crisis ? [...FED, ...STANDING] : written_over;
}

/** A check is one of the words that were looked at: where they stay it counts until there is a newer one. */
export function checkAfter(fed: Check, before: Check, wordsStay: boolean): Check {
  const isNewer = (fed.checked_on ?? '') > (before.checked_on ?? '');
  const { checked_on, checked_by, review_on } = wordsStay && !isNewer ? before : fed;
  return { checked_on, checked_by, review_on };
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

/** What the feed makes of it, and where that is this trust's own, what is there now. */
export function merged(now: Held, said: Held, own: readonly string[]): Held {
  const kept = Object.fromEntries(
    own.filter((field) => field in now).map((field) => [field, now[field as keyof Held]]),
  );
  return { ...said, ...kept };
}

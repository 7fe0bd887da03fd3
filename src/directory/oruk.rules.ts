// Help as Open Referral UK 3.0 writes it (the UK profile of HSDS 3): nothing empty, nothing null, and only what the public may find.
import { hashOf } from '../platform/ids.ts';
import { webAddress } from '../platform/web-address.rules.ts';
import type { Help, HelpPlace } from './help.ts';
import { reachOf } from './reach.rules.ts';

/** What stays the same as long as what it is made of does: an id for parts that have none of their own. */
function idOf(...parts: readonly string[]): string {
  const hex = hashOf(parts.join('\n')).toString('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type Json = string | number | boolean | Json[] | { [name: string]: Json };
type Loose = string | number | boolean | undefined | readonly Loose[] | { readonly [name: string]: Loose };

/** Without what is empty: an optional field that says nothing is left out. */
function full(value: { readonly [name: string]: Loose }): { [name: string]: Json } {
  const kept = Object.entries(value).flatMap(([name, one]): [string, Json][] => {
    const known = fullOf(one);
    return known === undefined ? [] : [[name, known]];
  });
  return Object.fromEntries(kept);
}

function fullOf(value: Loose): Json | undefined {
  if (value === undefined || value === '' || value === false) return undefined;
  if (Array.isArray(value)) {
    const kept = value.flatMap((one) => fullOf(one) ?? []);
    return kept.length > 0 ? kept : undefined;
  }
  return typeof value === 'object' ? full(value as { readonly [name: string]: Loose }) : (value as Json);
}

export type Term = { code: string; label: string };

export const taxonomyId = (trust: string) => idOf(trust, 'taxonomy');
export const termId = (trust: string, code: string) => idOf(trust, 'term', code);
const TAXONOMY = 'What people need help with';

export function taxonomyOf(trust: string, terms: readonly Term[] = []) {
  return full({
    ...{ id: taxonomyId(trust), name: TAXONOMY, description: 'The kinds of help that PALS sorts services by' },
    taxonomy_terms: terms.map((term) => termOf(trust, term)),
  });
}

export function termOf(trust: string, { code, label }: Term) {
  const taxonomy_id = taxonomyId(trust);
  return full({
    id: termId(trust, code),
    name: label,
    description: label,
    taxonomy: TAXONOMY,
    taxonomy_id,
    term: code,
  });
}

/** One to one: what stands in a list. */
export function serviceOf(help: Help) {
  const { phone: _, email, website } = reachOf(help);
  const { organisation } = help;
  return full({
    ...{ id: help.id, organization_id: organisation.id, name: help.name, status: 'active' },
    description: descriptionOf(help),
    ...{ url: webAddress(website), email: isEmail(email) ? email : undefined, fees: help.cost },
    ...{ assured_date: help.checked_on ?? undefined, last_modified: help.changed_at?.toISOString() },
    organization: {
      ...{ id: organisation.id, name: organisation.name, description: organisation.about || organisation.name },
      ...{
        email: isEmail(organisation.email) ? organisation.email : undefined,
        website: webAddress(organisation.website),
      },
    },
  });
}

/** The standard has no field for whom a service is for, how to get it, or access where there is no place: it is said in words. */
function descriptionOf({ summary, more, audience, how, access, places }: Help): string {
  const said = (label: string, text: string) => text && `${label}: ${text}`;
  const rest = [said('For', audience), said('How to get it', how), places.length === 0 && said('Access', access)];
  return [summary, more, ...rest].filter(Boolean).join('\n\n');
}

const isEmail = (text: string) => /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(text);

/** With all that hangs on it. */
export function wholeServiceOf(trust: string, help: Help, terms: ReadonlyMap<string, string>) {
  const { phone } = reachOf(help);
  const service_id = help.id;
  const contact = idOf(help.id, 'contact');
  const known = help.needs.filter((code) => terms.has(code));
  return {
    ...serviceOf(help),
    ...full({
      schedules: [help.hours && { id: idOf(help.id, 'hours'), service_id, description: help.hours }],
      service_areas: [{ id: idOf(help.id, 'area'), service_id, name: help.area || 'England' }],
      service_at_locations: help.places.map((place) => whereOf(help, place)),
      cost_options: [help.cost && { id: idOf(help.id, 'cost'), service_id, option: help.cost }],
      contacts: [
        (phone || help.other_ways) && {
          ...{ id: contact, service_id, name: help.organisation.name },
          phones: [
            phone && { id: idOf(help.id, 'phone'), contact_id: contact, number: phone, description: help.other_ways },
          ],
        },
      ],
      languages: [help.languages && { id: idOf(help.id, 'languages'), service_id, name: help.languages }],
      attributes: known.map((code) => ({
        ...{ id: idOf(help.id, 'need', code), link_id: service_id, link_entity: 'service', link_type: 'need' },
        ...{
          taxonomy_term_id: termId(trust, code),
          taxonomy_term: termOf(trust, { code, label: terms.get(code) ?? '' }),
        },
      })),
    }),
  };
}

const locationId = (place: HelpPlace) => idOf(place.id, 'location');

/** A service at a place. */
export function whereOf(help: Help, place: HelpPlace) {
  const { name, address, postcode, times } = place;
  const location_id = locationId(place);
  const town = townOf(place, help.area);
  const parts = { address_1: address || name, city: town, postal_code: postcode };
  // Each part of an address has to be there; what lacks one is said in words.
  const isWhole = Object.values(parts).every(Boolean);
  const rest = { state_province: 'England', country: 'GB', address_type: 'physical' };
  return full({
    ...{ id: place.id, service_id: help.id, location_id },
    schedules: [times && { id: idOf(place.id, 'times'), service_at_location_id: place.id, description: times }],
    location: {
      ...{ id: location_id, location_type: 'physical', name: name || address || postcode },
      description: isWhole ? '' : [address, postcode].filter(Boolean).join(', '),
      addresses: [isWhole && { id: idOf(place.id, 'address'), location_id, ...parts, ...rest }],
      accessibility: [help.access && { id: idOf(place.id, 'access'), location_id, description: help.access }],
    },
  });
}

function townOf({ address }: HelpPlace, area: string): string {
  return address.split(',').at(-1)?.trim() || area;
}

const MOST_PER_PAGE = 100;
const PER_PAGE = 50;

/** Which page of how many, as typed: what cannot be read is the first, of the usual size. */
export function pageTyped(page: string, perPage: string): { page: number; size: number } {
  const read = (typed: string, usual: number, most: number) =>
    /^\d{1,6}$/.test(typed) ? Math.min(most, Math.max(1, Number(typed))) : usual;
  return { page: read(page, 1, 999_999), size: read(perPage, PER_PAGE, MOST_PER_PAGE) };
}

/** A page of a list, as the standard numbers it. */
export function pageOf<T>(contents: readonly T[], total: number, { page, size }: { page: number; size: number }) {
  const pages = Math.max(1, Math.ceil(total / size));
  return {
    ...{ total_items: total, total_pages: pages, page_number: page, size: contents.length },
    ...{ first_page: page === 1, last_page: page >= pages, empty: contents.length === 0, contents },
  };
}

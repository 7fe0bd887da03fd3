import { choice, choices, day, email, form, id, readAs, text, tick, type Values } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { webAddress } from '../platform/web-address.rules.ts';
import { dialled } from './help.rules.ts';
import type { Help } from './help.ts';
import type { HelpDetails } from './keeping.ts';
import { type PlaceTyped, placesTyped, readPlaces } from './words.rules.ts';

const long = (label: string): [number, string] => [1000, `${label} must be 1,000 characters or fewer`];

/** `needs` are the codes on offer; a day is read as typed today. */
export const helpForm = (needs: readonly string[], today: Day) =>
  form({
    name: text({ label: 'Name', required: 'Enter the name of the service' }),
    organisation: text({ label: 'Organisation' }),
    summary: text({
      label: 'What they do',
      required: 'Say in one sentence what they do',
      max: [300, 'Say in 300 characters or fewer what they do'],
    }),
    more: text({ label: 'More about it', max: [4000, 'More about it must be 4,000 characters or fewer'] }),
    needs: choices({ label: 'What it helps with', choices: needs }),
    audience: text({ label: 'Who it is for' }),
    phone: readAs({
      label: 'Phone',
      read: (typed) => (dialled(typed) ? typed : undefined),
      wrong: 'Enter a phone number, like 020 7946 0018 or 116 123',
    }),
    other_ways: text({ label: 'Text, app or relay' }),
    email: email({ label: 'Email' }),
    website: readAs({
      label: 'Website',
      read: (typed) => (webAddress(typed) ? typed : undefined),
      wrong: 'Enter the address of a website, like example.org',
    }),
    hours: text({ label: 'When', max: long('When') }),
    cost: text({ label: 'Cost' }),
    languages: text({ label: 'Languages' }),
    access: text({ label: 'Access', max: long('Access') }),
    area: text({ label: 'Area' }),
    how: text({ label: 'How to get it', max: long('How to get it') }),
    note: text({ label: 'Note for officers', max: long('The note') }),
    places: text({ label: 'Places', max: [8000, 'The places must be 8,000 characters or fewer'] }),
    crisis: tick({ label: 'Crisis line' }),
    shown: choice({ label: 'Who finds it', choices: ['public', 'desk', 'hidden'], required: 'Choose who finds it' }),
    owner: id({ label: 'Owner' }),
    valid_to: day({ label: 'Last day', today }),
    successor: text({ label: 'Who does this now' }),
    successor_id: text({ label: 'Who does this now' }),
    version: readAs({
      label: 'Version',
      read: (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined),
      wrong: 'Open the page again',
    }),
  });

type HelpForm = ReturnType<typeof helpForm>;
type Typed = Values<HelpForm['fields']>;

/** What was typed as what is kept; of the places, what is wrong with them. */
export function detailsTyped(typed: Typed): { details: HelpDetails } | { wrong: string } {
  const { owner, successor, successor_id, places, version: _, phone = '', website = '', ...rest } = typed;
  const read = readPlaces(places);
  if ('wrong' in read) return read;
  const { shown = 'public', valid_to = null } = rest;
  return {
    details: {
      ...{ ...rest, phone, website: website.trim(), shown, valid_to, name: rest.name.trim() },
      ...{ organisation: rest.organisation.trim(), owner_id: owner ?? null, places: read.places },
      successor_id: successor.trim() === '' ? null : successor_id || 'none',
    },
  };
}

/** The form as it stands for an entry. */
export function typedOf(help: Help, successor: string) {
  const { name, summary, more, needs, audience, phone, other_ways, email: address, website, hours, cost } = help;
  const { languages, access, area, how, note, crisis, shown, owner_id, valid_to, successor_id } = help;
  return {
    ...{ name, summary, more, needs, audience, phone, other_ways, email: address, website, hours, cost },
    ...{ languages, access, area, how, note, shown, crisis: crisis ? 'yes' : '', owner: owner_id ?? '' },
    ...{ organisation: help.organisation.name, places: placesTyped(help.places as PlaceTyped[]) },
    ...{ valid_to: valid_to ?? '', successor, successor_id: successor_id ?? '', version: String(help.version) },
  };
}

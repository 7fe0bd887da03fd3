// What is said of an entry, row by row: the same to an officer and to the public.
import type { ReactNode } from 'react';
import type { Fact } from '../platform/components/panels.tsx';
import { webAddress } from '../platform/web-address.rules.ts';
import type { Help, HelpPlace } from './help.ts';
import { type Credit, wordsOfLicence } from './imports.rules.ts';
import { reachOf } from './reach.rules.ts';

type Around = {
  /** A number, as it is dialled on this page. */
  dial: (typed: string) => ReactNode;
  /** Where it is, and for whom near. */
  places: readonly Fact[];
};

/** Rows that say nothing are left out. */
export function factsOf(help: Help, needs: ReadonlyMap<string, string>, { dial, places }: Around): Fact[] {
  const { phone, email, website } = reachOf(help);
  const rows: Fact[] = [
    { key: 'Phone', value: phone && dial(phone) },
    { key: 'Other ways', value: help.other_ways },
    { key: 'Email', value: email && <a href={`mailto:${email}`}>{email}</a> },
    { key: 'Website', value: website && <WebLink typed={website} /> },
    { key: 'When', value: help.hours },
    { key: 'Cost', value: help.cost },
    { key: 'For', value: help.audience },
    { key: 'How to get it', value: help.how },
    ...places,
    { key: 'Languages', value: help.languages },
    { key: 'Access', value: help.access },
    { key: 'Helps with', value: help.needs.flatMap((code) => needs.get(code) ?? []).join(', ') },
  ];
  return rows.filter(({ value }) => value);
}

/** "From Anytown Council. Licence: Open Government Licence v3.0": it may be used only where that is named. */
export function CreditLine({ credit: { source, licence } }: { credit: Credit }) {
  const href = wordsOfLicence(licence);
  return (
    <>
      {`From ${source}. Licence: `}
      {href ? <a href={href}>{licence}</a> : licence || 'none is named'}
    </>
  );
}

export const placeLine = ({ name, address, postcode, times }: HelpPlace) =>
  [name, address, postcode, times].filter(Boolean).join(', ');

function WebLink({ typed }: { typed: string }) {
  const href = webAddress(typed);
  return href ? <a href={href}>{typed.replace(/^https?:\/\//, '')}</a> : typed;
}

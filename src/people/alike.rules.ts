// Who may be the same person: what two records have in common.
import { plainWay } from './plain-way.rules.ts';

const ALIKES = ['nhs_number', 'hospital_number', 'phone', 'email', 'born_on', 'name'] as const;
export type AlikeBy = (typeof ALIKES)[number];

export const ALIKE_WORDS: Record<AlikeBy, string> = {
  nhs_number: 'same NHS number',
  hospital_number: 'same hospital number',
  phone: 'same phone number',
  email: 'same email address',
  born_on: 'same date of birth',
  name: 'name alike',
};

export type Typed = {
  name: string;
  phone: string;
  email: string;
  born_on: string | null;
  nhs_number: string | null;
  /** As it is kept: without gaps, in capitals. */
  hospital_number?: string | undefined;
};

type Known = {
  name: string;
  born_on: string | null;
  nhs_number: string | null;
  ways: readonly string[];
  hospital?: readonly string[];
};

/** What a known person has in common with what was typed; empty where two different facts tell them apart. */
export function alikeBy(typed: Typed, known: Known, nameFits: boolean): AlikeBy[] {
  if (typed.nhs_number && known.nhs_number && typed.nhs_number !== known.nhs_number) return [];
  const by: AlikeBy[] = [];
  if (typed.nhs_number && typed.nhs_number === known.nhs_number) by.push('nhs_number');
  if (typed.hospital_number && known.hospital?.includes(typed.hospital_number)) by.push('hospital_number');
  if (hasWay(known, typed.phone)) by.push('phone');
  if (hasWay(known, typed.email)) by.push('email');
  if (typed.born_on && typed.born_on === known.born_on) by.push('born_on');
  if (nameFits) by.push('name');
  if (by.includes('nhs_number') || by.includes('hospital_number')) return by;
  // Another date of birth is another person; a date of birth alone is shared by one in twenty thousand.
  if (typed.born_on && known.born_on && typed.born_on !== known.born_on) return [];
  return by.length === 1 && by[0] === 'born_on' ? [] : by;
}

function hasWay(known: Known, typed: string): boolean {
  const wanted = plainWay(typed);
  return wanted.length > 5 && known.ways.some((way) => plainWay(way) === wanted);
}

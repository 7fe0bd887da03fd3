// What a text to a person of the case says of somebody else in it. Pure.
import type { Day } from '../platform/time.ts';
import { type Finding, type FindingKind, type Known, outgoingText } from './outgoing.rules.ts';

/** Somebody of the case who does not read this; `hidden`: the reader may not even know that they are a patient. */
export type Other = Known & { ways: readonly string[]; hidden: boolean };

/** Of somebody who may not be told about the patient, all that says who it is; else only what is another person's own. */
const SAYS_WHO: readonly FindingKind[] = ['name', 'bed', 'nhs_number', 'hospital_number', 'birth_date'];

/** What must be taken out first: numbers and addresses of others, and the patient where the reader may not hear of them. */
export function findingInTold(text: string, reader: Known, others: readonly Other[], today: Day): Finding | undefined {
  const own = new Set(wordsOf(reader));
  for (const other of others) {
    const numbers = [...(other.numbers ?? []), ...other.ways].filter((number) => isIn(text, number));
    if (numbers[0]) return { kind: kindOf(numbers[0], other), found: numbers[0] };
  }
  const hidden = others.filter((other) => other.hidden);
  if (hidden.length === 0) return undefined;
  const named = hidden.map((other) => ({
    name: wordsOf(other)
      .filter((word) => !own.has(word))
      .join(' '),
    call_me: '',
  }));
  const known = outgoingText(text, 'no_name', named, today).findings;
  return known.find(({ kind }) => SAYS_WHO.includes(kind));
}

const wordsOf = ({ name, call_me }: Known) =>
  `${name} ${call_me}`
    .toLowerCase()
    .split(/[\s,'’-]+/)
    .filter(Boolean);

const bare = (text: string) => text.toLowerCase().replace(/[\s().\-/,]+/g, '');

/** However it is written: with gaps, brackets or dashes. */
const isIn = (text: string, number: string) => bare(number).length > 4 && bare(text).includes(bare(number));

function kindOf(found: string, { numbers = [] }: Other): FindingKind {
  if (numbers.includes(found)) return 'hospital_number';
  if (found.includes('@')) return 'email';
  return /^[+\d\s().-]+$/.test(found) ? 'phone' : 'postcode';
}

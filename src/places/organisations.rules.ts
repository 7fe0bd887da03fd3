/** What an organisation is, in the words of the directory. */
export const KIND_WORDS = {
  trust: 'Another NHS trust',
  primary_care: 'GP, dentist, pharmacy or optician',
  council: 'Council or social care',
  ombudsman: 'Ombudsman',
  regulator: 'Regulator',
  advocacy: 'Advice or advocacy',
  charity: 'Charity or helpline',
  other: 'Something else',
} as const;
export type OrganisationKind = keyof typeof KIND_WORDS;

export const KINDS = Object.keys(KIND_WORDS) as OrganisationKind[];

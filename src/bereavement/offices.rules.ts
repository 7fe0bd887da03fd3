// Who does what after a death, in each trust. Pure.
export const OFFICES = [
  'bereavement',
  'medical_examiner',
  'register_office',
  'mortuary',
  'coroner',
  'chaplaincy',
  'child_death',
] as const;
export type OfficeKind = (typeof OFFICES)[number];

export const OFFICE_WORDS: Record<OfficeKind, string> = {
  bereavement: 'Bereavement office',
  medical_examiner: 'Medical examiner’s office',
  register_office: 'Register office',
  mortuary: 'Mortuary and viewing',
  coroner: 'Coroner’s office',
  chaplaincy: 'Chaplaincy',
  child_death: 'Child death review',
};

/** What they are for, on the public pages. */
export const OFFICE_FOR: Record<OfficeKind, string> = {
  bereavement: 'They help with papers and belongings.',
  medical_examiner: 'They answer questions about the cause of death.',
  register_office: 'You book a time with them to register the death.',
  mortuary: 'You can see the person who died. Call first.',
  coroner: 'They tell you what the coroner is doing.',
  chaplaincy: 'They are there for people of every faith, and of none.',
  child_death: 'They are there for families when a child has died.',
};

/** Their phone stands among the crisis numbers, so that it is kept once. */
export const IN_NUMBERS: readonly OfficeKind[] = ['bereavement', 'medical_examiner'];

export type OfficeWords = { name: string; officer: string; phone: string; hours: string; address: string };

/** "Ms R Saini, 020 7946 0363, Monday to Friday 9am to 4pm". */
export function officeLine({ officer, phone, hours, address }: OfficeWords): string {
  return [officer, phone, hours, address].filter(Boolean).join(', ');
}

export type Office = OfficeWords & { kind: OfficeKind; public: boolean; checked_on: string | null };
export type OfficeDetails = OfficeWords & { public: boolean };

export const detailsOf = ({ name, officer, phone, hours, address, public: shown }: Office): OfficeDetails => ({
  ...{ name, officer, phone, hours, address, public: shown },
});

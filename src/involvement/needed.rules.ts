// What somebody needs before they take part (domain 8): a DBS check, training. Which, nobody lays down for every role: a trust says.
import type { Day } from '../platform/time.ts';

/** From the least that is looked at to the most. */
export const DBS_LEVELS = ['basic', 'standard', 'enhanced', 'enhanced_barred'] as const;
export type DbsLevel = (typeof DBS_LEVELS)[number];
export const DBS_WORDS: Record<DbsLevel, string> = {
  basic: 'Basic',
  standard: 'Standard',
  enhanced: 'Enhanced',
  enhanced_barred: 'Enhanced, with the barred list',
};

export const DBS_NEEDED = ['not_checked', 'none', ...DBS_LEVELS] as const;
export type DbsNeeded = (typeof DBS_NEEDED)[number];
export const DBS_NEEDED_WORDS: Record<DbsNeeded, string> = {
  not_checked: 'Not yet checked',
  none: 'None is needed',
  ...DBS_WORDS,
};

export const IG_NEEDED = ['not_checked', 'no', 'yes'] as const;
export type IgNeeded = (typeof IG_NEEDED)[number];
export const IG_NEEDED_WORDS: Record<IgNeeded, string> = {
  not_checked: 'Not yet checked',
  no: 'Not needed',
  yes: 'Needed',
};

export const PAID_KINDS = ['expenses', 'involvement_payment', 'vouchers'] as const;
export type PaidKind = (typeof PAID_KINDS)[number];
export const PAID_WORDS: Record<PaidKind, string> = {
  expenses: 'Costs',
  involvement_payment: 'Involvement payment',
  vouchers: 'Vouchers',
};

export const PAYMENTS = ['not_said', 'none', ...PAID_KINDS] as const;
export type Payment = (typeof PAYMENTS)[number];
export const PAYMENT_WORDS: Record<Payment, string> = {
  not_said: 'Not yet checked',
  none: 'Nothing',
  ...PAID_WORDS,
};

/** For the public; empty where nobody has said yet. */
export const PAYMENT_OUTSIDE: Record<Payment, string> = {
  not_said: '',
  none: 'Nothing is paid for this.',
  expenses: 'We pay back your costs.',
  involvement_payment: 'We pay you for your time.',
  vouchers: 'We thank you with vouchers.',
};

export type Needed = { dbs: DbsNeeded; ig_training: IgNeeded };
export type Held = { dbs: DbsLevel | null; dbs_until: Day | null; ig_training: boolean; ig_until: Day | null };

/** For the public: what is needed before they begin. */
export function neededOutside({ dbs, ig_training }: Needed): string {
  return [
    dbs === 'not_checked' || dbs === 'none' ? '' : 'A DBS check. It looks at whether somebody has a criminal record.',
    ig_training === 'yes' ? 'Training in how to keep information safe.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const rankOf = (level: DbsLevel | null) => (level ? DBS_LEVELS.indexOf(level) : -1);

/** What is needed and not there today, in words for an officer. */
export function missingOf({ dbs, ig_training }: Needed, held: Held, today: Day): string[] {
  const level = DBS_LEVELS.find((known) => known === dbs);
  const ranOut = (until: Day | null) => until !== null && until < today;
  return [
    !level || (rankOf(held.dbs) >= rankOf(level) && !ranOut(held.dbs_until))
      ? ''
      : `DBS check (${DBS_WORDS[level].toLowerCase()}): ${held.dbs === null ? 'not recorded' : rankOf(held.dbs) < rankOf(level) ? `${DBS_WORDS[held.dbs].toLowerCase()} is recorded` : 'it has run out'}`,
    ig_training !== 'yes' || (held.ig_training && !ranOut(held.ig_until))
      ? ''
      : `Information governance training: ${held.ig_training ? 'it has run out' : 'not recorded'}`,
  ].filter(Boolean);
}

/** Of what was paid: costs need no word more. */
export const paidAs = (kind: PaidKind): string => (kind === 'expenses' ? '' : ` (${PAID_WORDS[kind].toLowerCase()})`);

// The addresses to which OpenPALS sends.
import { isPhone } from '../platform/forms.ts';
import { isMailAddress } from '../platform/senders.ts';
import type { LetterWay } from './kinds.rules.ts';

export const KINDS = { email: 'email', text: 'phone', letter: 'address' } as const;

/** What is asked for where none is recorded, and what is wrong with one. */
export const ADDRESS_LABELS: Record<LetterWay, string> = {
  email: 'Email address',
  text: 'Mobile number',
  letter: 'Postal address',
};
export const WRONG_ADDRESS: Record<LetterWay, string> = {
  email: 'Enter an email address, like name@example.org',
  text: 'Enter a phone number, like 07700 900123',
  letter: 'Enter the address in at least two lines, with the postcode',
};

export const isGoodAddress: Record<LetterWay, (typed: string) => boolean> = {
  email: isMailAddress,
  text: (typed) => isPhone(typed) && typed.replace(/\D/g, '').length > 6,
  letter: (typed) => typed.split('\n').filter((line) => line.trim() !== '').length >= 2,
};

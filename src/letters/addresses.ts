// Where a letter or message goes that OpenPALS sends.

import { canSend, isMailAddress } from '../outbox/index.ts';
import { addWay, listWays } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { isPhone } from '../platform/forms.ts';
import type { LetterWay } from './kinds.rules.ts';
import { addressOf, type Writing } from './writing.ts';

const KINDS = { email: 'email', text: 'phone', letter: 'address' } as const;

/** What is asked for where none is recorded, and what is wrong with one. */
export const ADDRESS_LABELS: Record<LetterWay, string> = {
  email: 'Email address',
  text: 'Mobile number',
  letter: 'Postal address',
};
const WRONG: Record<LetterWay, string> = {
  email: 'Enter an email address, like name@example.org',
  text: 'Enter a phone number, like 07700 900123',
  letter: 'Enter the address in at least two lines, with the postcode',
};

const isGood: Record<LetterWay, (typed: string) => boolean> = {
  email: isMailAddress,
  text: (typed) => isPhone(typed) && typed.replace(/\D/g, '').length > 6,
  letter: (typed) => typed.split('\n').filter((line) => line.trim() !== '').length >= 2,
};

/**
 * What is to be sent, with an address. One that was not known is kept with the person from now on.
 * @throws RuleError OpenPALS cannot send this way, or it is no address
 */
export async function settleAddress(ctx: Ctx, writing: Writing, typed: string): Promise<Writing> {
  const { how, reader } = writing;
  if (!canSend(ctx, how)) throw new RuleError('This cannot be sent from here. Send it, then record it.', 'body');
  if (addressOf(writing)) return writing;
  const value = typed.replace(/\r\n?/g, '\n').trim();
  if (!isGood[how](value)) throw new RuleError(WRONG[how], 'address');
  await addWay(ctx, reader.person, { kind: KINDS[how], value });
  return { ...writing, reader: { ...reader, ways: await listWays(ctx, reader.ids) } };
}

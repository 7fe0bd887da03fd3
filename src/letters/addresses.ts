// Where a letter or message goes that OpenPALS sends.
import { canSend } from '../outbox/index.ts';
import { addWay, listWays } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { isGoodAddress, KINDS, WRONG_ADDRESS } from './addresses.rules.ts';
import { addressOf, type Writing } from './writing.ts';

/**
 * What is to be sent, with an address. One that was not known is kept with the person from now on.
 * @throws RuleError OpenPALS cannot send this way, or it is no address
 */
export async function settleAddress(ctx: Ctx, writing: Writing, typed: string): Promise<Writing> {
  const { how, reader } = writing;
  if (!canSend(ctx, how)) throw new RuleError('This cannot be sent from here. Send it, then record it.', 'body');
  if (addressOf(writing)) return writing;
  const value = typed.replace(/\r\n?/g, '\n').trim();
  if (!isGoodAddress[how](value)) throw new RuleError(WRONG_ADDRESS[how], 'address');
  await addWay(ctx, reader.person, { kind: KINDS[how], value });
  return { ...writing, reader: { ...reader, ways: await listWays(ctx, reader.ids) } };
}

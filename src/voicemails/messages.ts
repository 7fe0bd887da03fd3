import { addContact, type Case, findCase, makePromise, maybeSamePromise, type Promised } from '../cases/index.ts';
import { findColleague } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { ANYBODY } from './messages.forms.ts';

export type Message = {
  /** A colleague, or ANYBODY: whoever is free first. */
  owner: string;
  who: string;
  number: string;
  /** A reference as it was typed; empty: about no case. */
  case: string;
  words: string;
  due: Date;
};

/**
 * "Please ring this number back": the call that came in is recorded, and ringing back is promised for a colleague. A second press leaves one message.
 * @throws RuleError the colleague or the case does not exist, or nobody could ring back
 */
export async function leaveMessage(ctx: Ctx, message: Message): Promise<Promised> {
  const owner = await ownerOf(ctx, message.owner);
  const kase = message.case.trim() === '' ? undefined : await caseOf(ctx, message.case);
  if (!message.number && !kase?.caller_id) throw new RuleError('Enter the number to ring back', 'number');
  const since = await sincePress(ctx, 'message');
  const asked = { kind: 'ring_back', owner, about: message.who, reach: message.number } as const;
  const same = await maybeSamePromise(ctx, { ...asked, case: kase?.id ?? null, words: message.words }, since);
  if (same) return same;
  const said = { case: kase?.id ?? null, person: kase?.caller_id ?? null };
  const contact = await addContact(ctx, { ...said, channel: 'phone', direction: 'in', words: message.words });
  return makePromise(ctx, {
    ...said,
    ...asked,
    due: message.due,
    contact: contact.id,
  });
}

async function ownerOf(ctx: Ctx, owner: string): Promise<string | null> {
  if (owner === ANYBODY) return null;
  return knownOr(
    async () => (await findColleague(ctx, isId(owner) ? owner : '')).id,
    'Choose who this is for',
    'owner',
  );
}

const NO_CASE = 'There is no case with this number. Check it, like PAL-26-0412, or leave it empty.';

async function caseOf(ctx: Ctx, typed: string): Promise<Case> {
  return knownOr(() => findCase(ctx, typed), NO_CASE, 'case');
}

/** What a form names and does not exist is told beside its field; what was typed stays. */
async function knownOr<T>(find: () => Promise<T>, message: string, field: string): Promise<T> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof NotFound) throw new RuleError(message, field);
    throw error;
  }
}

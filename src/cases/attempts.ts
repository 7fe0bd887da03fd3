import { sql } from 'kysely';
import { maybeOwnAct, record } from '../audit/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { refreshCase } from './cases.ts';
import { addContact, findContact, strikeContact } from './contacts.ts';
import { changedElsewhere, channelOf } from './promises.rules.ts';
import { findPromise, givePromise, movePromise, type Promised, reopenPromise } from './promises.ts';
import type { Channel, ContactResult } from './tables.ts';

export type Attempt = {
  result: Exclude<ContactResult, 'reached'>;
  messageWith?: string;
  channel?: Channel;
  person?: string | null;
  next: Date;
  agreed?: boolean;
  withItsPage?: boolean;
};

/** A try that did not reach the person: it is recorded as a contact, and the promise goes on to the next time. */
export async function recordAttempt(ctx: Ctx, promise: Promised, attempt: Attempt) {
  if (promise.state !== 'open') throw new RuleError('This was done already.', 'result');
  const person = attempt.person ?? promise.person_id;
  const whom = (await peopleByIds(ctx, [person])).get(person ?? '');
  const contact = await addContact(ctx, {
    case: promise.case_id,
    person,
    channel: attempt.channel ?? channelOf(whom),
    direction: 'out',
    result: attempt.result,
    messageWith: attempt.messageWith ?? '',
  });
  const { next: due, agreed = false, withItsPage = false } = attempt;
  await movePromise(ctx, promise, { due, agreed, attempt: contact.id, withItsPage });
}

/** For so long an act on a promise can be taken back by the person who did it. */
const UNDO_MINUTES = 30;

const ACTS = ['promise.moved', 'promise.kept', 'promise.cancelled', 'promise.owner_changed', 'promise.snoozed'];
const RESTORED = 'promise.restored';
/** Where a promise has a page of its own, these are taken back there, with what stands beside it. */
const OF_ITS_PAGE = ['promise.moved', 'promise.kept', 'promise.cancelled'];

/**
 * Takes this person's last act on a promise back: the former time, owner or state, and the record of a try with it.
 * @throws RuleError nothing of theirs is left to take back, or it is taken back on its own page
 */
export async function restorePromise(ctx: Ctx, promise: Promised) {
  const since = new Date(ctx.now.getTime() - UNDO_MINUTES * 60_000);
  const act = await maybeOwnAct(ctx, { names: [...ACTS, RESTORED], promise: promise.id, since });
  if (!act || act.name === RESTORED) throw new RuleError('This cannot be undone any more. Change it again instead.');
  const where = OF_ITS_PAGE.includes(act.name) ? changedElsewhere(promise) : undefined;
  if (where) throw new RuleError(where);
  const { from, attempt } = act.particulars;
  if (act.name === 'promise.kept' || act.name === 'promise.cancelled') await reopenPromise(ctx, promise);
  else if (act.name === 'promise.owner_changed') await giveBack(ctx, promise, from);
  else if (act.name === 'promise.snoozed') await change(ctx, promise, { snoozed_until: null, snooze_reason: '' });
  else if (typeof from === 'string') {
    const attempts = promise.attempts - (attempt ? 1 : 0);
    await change(ctx, promise, { due_at: new Date(from), attempts, told: null });
    if (typeof attempt === 'string') await strikeContact(ctx, await findContact(ctx, attempt), 'Undone at once');
  }
  await record(ctx, RESTORED, { case: promise.case_id, promise: promise.id, kind: promise.kind, undone: act.name });
  if (promise.case_id) await refreshCase(ctx, promise.case_id);
  return findPromise(ctx, promise.id);
}

/** What belonged to nobody before goes back to nobody. */
async function giveBack(ctx: Ctx, promise: Promised, from: unknown) {
  if (typeof from === 'string') await givePromise(ctx, promise, from);
  else await change(ctx, promise, { owner_id: null });
}

type Change = {
  due_at?: Date;
  attempts?: number;
  told?: null;
  snoozed_until?: null;
  snooze_reason?: string;
  owner_id?: null;
};

async function change(ctx: Ctx, promise: Promised, to: Change) {
  await ctx.db
    .updateTable('promises')
    .set({ ...to, changed_at: ctx.now, changed_by: ctx.actor.id, version: sql<number>`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', promise.id)
    .execute();
}

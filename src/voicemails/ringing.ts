// What becomes of a message that waits.
import { record } from '../audit/index.ts';
import { loadCalendar, tryAgainTimes } from '../calendar/index.ts';
import {
  attachMessage,
  cancelPromise,
  findCase,
  findPromise,
  givePromise,
  type Promised,
  recordAttempt,
} from '../cases/index.ts';
import { obeyNeeds, peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';

const FOUR_HOURS = 4 * 3_600_000;

/** A message that waits. @throws NotFound also for any other promise */
export async function findMessage(ctx: Ctx, id: string): Promise<Promised> {
  const promise = await findPromise(ctx, isId(id) ? id : '');
  if (promise.kind !== 'ring_back') throw new NotFound('This message');
  return promise;
}

/** I ring them. @throws RuleError a colleague took it a moment before */
export async function takeMessage(ctx: Ctx, message: Promised) {
  if (message.owner_id === actorId(ctx)) return;
  if (message.state !== 'open') throw new RuleError('This message is done already.');
  if (message.owner_id) throw new RuleError('A colleague took this message a moment before you.');
  await givePromise(ctx, message, actorId(ctx));
}

/** A try that reached nobody: tried again at the next time that is proposed. */
export async function tryMessage(ctx: Ctx, message: Promised, result: 'no_answer' | 'voicemail_left') {
  const person = (await peopleByIds(ctx, [message.person_id])).get(message.person_id ?? '');
  if (result === 'voicemail_left')
    await obeyNeeds(ctx, person, { channel: 'voicemail', case: message.case_id }, 'result');
  const { hours } = await loadCalendar(ctx);
  const next = tryAgainTimes(ctx.now, hours, message.attempts)[0];
  await recordAttempt(ctx, message, { result, next: next ? new Date(next.value) : new Date(+ctx.now + FOUR_HOURS) });
}

/** Not for us: where it went is kept, and nobody here rings. A second press changes nothing. */
export async function passMessage(ctx: Ctx, message: Promised, wentTo: string) {
  if (message.state !== 'open') return;
  await cancelPromise(ctx, message);
  await ctx.db
    .updateTable('voicemails')
    .set({ went_to: wentTo.trim() })
    .where('trust_id', '=', ctx.trust.id)
    .where('promise_id', '=', message.id)
    .execute();
  await record(ctx, 'voicemail.passed', { promise: message.id });
}

/** It is about a case that we have. @throws RuleError there is no such case, or it is done */
export async function fileMessage(ctx: Ctx, message: Promised, ref: string): Promise<string> {
  try {
    const kase = await findCase(ctx, ref);
    if (message.state === 'open' || message.case_id === kase.id) await attachMessage(ctx, message, kase);
    return kase.ref;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    throw new RuleError('There is no case with this number. Check it, like PAL-26-0412.', 'ref');
  }
}

// What is taken back before it went: the module whose message it was puts things back as they were, in the same transaction.
import { listEvents } from '../audit/index.ts';
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { casesByIds, makePromise, sameCase } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { findOutgoing, inTrouble, listWaitingOf, type Outgoing, settle, stop } from './outbox.ts';

/** How a module puts back what it had recorded of a message; gives where to go on. `by`: whose act it was. */
export type TakesBack = {
  kind: string;
  takeBack: (ctx: Ctx, message: Outgoing, by: string | null) => Promise<string | undefined>;
  /** Of what belongs to no case: nobody would hear that it did not go, or perhaps did not, but by its module. */
  whenLost?: (ctx: Ctx, message: Outgoing, state: 'failed' | 'unsure') => Promise<void>;
};

declare module '../platform/module.ts' {
  interface Parts {
    /** How it puts back what it had recorded of a message that is undone before it goes. */
    takesBack?: readonly TakesBack[];
  }
}

let known: readonly TakesBack[] = [];

/** Handed in once, by the list of modules. */
export function takeTakesBack(given: readonly TakesBack[]) {
  known = given;
}

/** It did not go, or nobody knows: its module hears of it where there is no case on which it would be shown. */
export async function tellLost(ctx: Ctx, message: Outgoing, state: 'failed' | 'unsure') {
  if (message.case_id) return;
  await known.find(({ kind }) => kind === message.about_kind)?.whenLost?.(ctx, message, state);
}

/** An officer's "Undo". Gives where to go on. @throws RuleError it has gone */
export async function takeBack(ctx: Ctx, id: string): Promise<string | undefined> {
  const message = await findOutgoing(ctx, id);
  if (!(await stop(ctx, id))) throw new RuleError('It has gone already.');
  return message.state === 'stopped' ? undefined : putBack(ctx, message, ctx.actor.id);
}

/**
 * What was refused, or may have been lost, is not sent any more. What was refused told nobody anything. Gives where to go
 * on. @throws RuleError it was settled already
 */
export async function giveUp(ctx: Ctx, id: string): Promise<string | undefined> {
  const message = await inTrouble(ctx, id);
  await settle(ctx, message, 'stopped');
  return message.state === 'failed' ? putBack(ctx, message, ctx.actor.id) : undefined;
}

const putBack = (ctx: Ctx, message: Outgoing, by: string | null) =>
  known.find(({ kind }) => kind === message.about_kind)?.takeBack(ctx, message, by);

/**
 * The patient took their permission back: what has not gone yet to anybody else does not go. Whoever has the case looks
 * what that means.
 */
export async function stopAfterWithdrawal(ctx: Ctx, caseId: string) {
  const kase = (await casesByIds(ctx, [caseId])).get(caseId);
  if (!kase) return;
  const waiting = (await listWaitingOf(ctx, kase)).filter(
    ({ person_id, about_kind }) => (person_id === null || person_id !== kase.patient_id) && about_kind !== 'code',
  );
  for (const message of waiting) if (await stop(ctx, message.id)) await putBackIfThere(ctx, message);
  if (waiting.length === 0 || (await wasTold(ctx, caseId))) return;
  const { hours } = await loadCalendar(ctx);
  await makePromise(ctx, {
    kind: 'look_into',
    case: caseId,
    owner: kase.owner_id,
    due: withinTheHour(ctx.now, hours),
    about: 'Permission taken back: look what was stopped',
  });
}

/** Where what it was of is gone, the message does not go all the same. */
async function putBackIfThere(ctx: Ctx, message: Outgoing) {
  try {
    await putBack(ctx, message, message.made_by);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
}

/** The withdrawal itself may have told the owner already. */
async function wasTold(ctx: Ctx, caseId: string): Promise<boolean> {
  const [last] = await listEvents(ctx, { case: sameCase(caseId), names: ['case.sharing_stopped'], most: 1 });
  return last !== undefined && ctx.now.getTime() - last.happened_at.getTime() < 60_000;
}

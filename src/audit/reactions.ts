// Which jobs answer which events. They stand downstream: audit never names them.
import type { Ctx } from '../platform/context.ts';
import { enqueueAnswers, type Happened, type JobsOfModule, type ReactionName } from '../platform/jobs.ts';

let reactions: ReadonlyMap<string, readonly ReactionName[]> = new Map();

/** Handed in once, from the list of modules. */
export function takeReactions(given: readonly NonNullable<JobsOfModule['on']>[]) {
  const pairs = given.flatMap((on) => Object.entries(on));
  reactions = new Map(
    pairs.map(([event]) => [event, pairs.filter(([other]) => other === event).map(([, job]) => job)]),
  );
}

/** In the transaction of the event itself. */
export const react = (ctx: Ctx, name: string, happened: Happened): Promise<void> =>
  enqueueAnswers(ctx, reactions.get(name) ?? [], happened);

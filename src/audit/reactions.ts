// Which jobs answer which events. They stand downstream: audit never names them.
import type { Ctx } from '../platform/context.ts';
import { enqueue, type Happened, type Jobs, type JobsOfModule, type ReactionName } from '../platform/jobs.ts';

type Answer = (ctx: Ctx, happened: Happened) => Promise<void>;

let reactions: ReadonlyMap<string, readonly Answer[]> = new Map();

/** Handed in once, from the list of modules. */
export function takeReactions(given: readonly NonNullable<JobsOfModule['on']>[]) {
  const pairs = given.flatMap((on) => Object.entries(on));
  reactions = new Map(
    pairs.map(([event]) => [event, pairs.filter(([other]) => other === event).map(([, job]) => answerBy(job))]),
  );
}

/** Every job that is named as an answer takes what an answer is told: ReactionName says so, of each by itself. */
function answerBy(job: ReactionName): Answer {
  return (ctx, happened) => enqueue(ctx, job, happened as Jobs[ReactionName]);
}

/** In the transaction of the event itself. */
export async function react(ctx: Ctx, name: string, happened: Happened) {
  for (const answer of reactions.get(name) ?? []) await answer(ctx, happened);
}

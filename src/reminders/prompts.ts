// Clocks that ask for something to be done: the choice of route, an update to the person.
import { type Approaching, listApproaching, listOpenPromises, makePromise, usualTime } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';

type Prompt = { kind: 'ask_route' | 'follow_up'; about: string; instead: readonly string[] };

/** What is made of each, and the promises that already stand for it. */
const PROMPTS: Record<string, Prompt> = {
  next_working_day: { kind: 'ask_route', about: '', instead: ['ask_route', 'hand_over'] },
  offer_route: { kind: 'ask_route', about: 'Offer the complaint route', instead: ['ask_route', 'hand_over'] },
  update: {
    kind: 'follow_up',
    about: 'Tell them how it stands: an update is due',
    instead: ['call_back', 'tell_answer', 'follow_up', 'first_contact', 'tell_moved'],
  },
};

/** On the day on which such a clock is up, it is a promise of the owner, unless one stands there already. */
export async function prompt(ctx: Ctx): Promise<void> {
  const today = localDate(ctx.now);
  for (const one of await listApproaching(ctx))
    if (one.ladder === 'prompt' && localDate(one.due_at) <= today) await promptFor(ctx, one);
}

async function promptFor(ctx: Ctx, { case: kase, clock, owner }: Approaching) {
  const wanted = PROMPTS[clock];
  if (!wanted) return;
  const open = await listOpenPromises(ctx, kase.id);
  if (open.some(({ kind }) => wanted.instead.includes(kind))) return;
  const { kind, about } = wanted;
  await makePromise(ctx, { kind, about, owner, case: kase.id, person: kase.caller_id, due: await usualTime(ctx) });
}

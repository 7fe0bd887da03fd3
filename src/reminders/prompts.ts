// Clocks that ask for something to be done: the choice of route, an update to the person.
import { addWorkingDaysOfPals, type Hours } from '../calendar/index.ts';
import { type Approaching, LIMIT_ENDS, listOpenPromises, makePromise, quietToday, usualTime } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { keepReminder } from './told.ts';

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

type Told = { hours: Hours; told: (step: number) => boolean };

/** On the day on which such a clock is up, it is a promise of the owner, unless one stands there already. Where the family hears from nobody that day, it is asked the next. */
export async function prompt(ctx: Ctx, one: Approaching, known: Told): Promise<void> {
  if ((await quietToday(ctx, [one.case])).has(one.case.id)) return;
  if (one.clock === 'time_limit') return promptLimit(ctx, one, known);
  const wanted = PROMPTS[one.clock];
  if (!wanted || localDate(one.due_at) > localDate(ctx.now)) return;
  if (!(await isAsked(ctx, one, wanted.instead))) await promptFor(ctx, one, wanted);
}

/** Open days in which somebody can still be asked before the 12 months end. */
const BEFORE_LIMIT = 10;

/**
 * The 12 months in which a complaint is made (SI 2009/309 reg 12): before they end the person is asked for their
 * choice; after that somebody decides, with a reason. Each is told once. Nothing is blocked by it.
 */
async function promptLimit(ctx: Ctx, one: Approaching, { hours, told }: Told) {
  const passed = one.due_at < ctx.now;
  const near = localDate(one.due_at) <= localDate(addWorkingDaysOfPals(ctx.now, BEFORE_LIMIT, hours));
  const step = passed ? 2 : 1;
  if ((!passed && !near) || told(step)) return;
  const rung = { ladder: 'prompt', step } as const;
  if (!passed && (await isAsked(ctx, one, ['ask_route', 'hand_over']))) return keepReminder(ctx, one, rung, null);
  const about = passed
    ? 'What happened is more than 12 months ago. Decide, with a reason, whether it can be a complaint'
    : `${LIMIT_ENDS} end on ${dateWords(one.due_at, ctx.now)}`;
  const made = await promptFor(ctx, one, { kind: passed ? 'look_into' : 'ask_route', about });
  await keepReminder(ctx, one, rung, made.id);
}

async function isAsked(ctx: Ctx, { case: kase }: Approaching, kinds: readonly string[]) {
  return (await listOpenPromises(ctx, kase.id)).some(({ kind }) => kinds.includes(kind));
}

async function promptFor(
  ctx: Ctx,
  { case: kase, owner }: Approaching,
  { kind, about }: { kind: 'ask_route' | 'follow_up' | 'look_into'; about: string },
) {
  return makePromise(ctx, { kind, about, owner, case: kase.id, person: kase.caller_id, due: await usualTime(ctx) });
}

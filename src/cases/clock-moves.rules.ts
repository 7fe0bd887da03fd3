// Which clock may be moved by hand, and what is refused.
import { RuleError } from '../platform/errors.ts';
import { type Day, localDate } from '../platform/time.ts';
import type { LateMatter } from './tables.ts';

type ClockLike = { name: string; nature: 'aim' | 'statutory'; due_at: Date; met_at: Date | null };

export type Telling = 'yes' | 'no' | 'not_needed';

/** Aims are ours to move; of the law's limits only the time to answer, by agreement (SI 2009/309 reg 14(4)). */
export function mayMove({ name, nature, met_at }: ClockLike): boolean {
  return !met_at && (nature === 'aim' || name === 'respond');
}

/** @throws RuleError in words that say what to do instead, beside the field */
export function refuseMove(clock: ClockLike, to: { day: Day; told: Telling; open: boolean }, now: Date) {
  if (!mayMove(clock)) throw new RuleError('This time is set by law. It cannot be moved.', 'day');
  if (to.day < localDate(now)) throw new RuleError('Enter today or a later day', 'day');
  if (clock.nature === 'aim') {
    if (!to.open) throw new RuleError('PALS is closed on that day. Enter a day on which it is open.', 'day');
    return;
  }
  if (clock.due_at < now)
    throw new RuleError(
      'The 6 months have ended. Tell them in writing why there is no answer yet, and answer as soon as you can.',
      'day',
    );
  if (to.day < localDate(clock.due_at)) throw new RuleError('Enter a day after the 6 months', 'day');
  if (to.told !== 'yes')
    throw new RuleError('A longer time counts only if it was agreed with them before the 6 months end', 'told');
}

/**
 * When they first told us, as it is corrected: it was told before it was written down.
 * @throws RuleError
 */
export function refuseReceived(at: Date, openedAt: Date, now: Date) {
  if (at > now) throw new RuleError('Enter a time in the past', 'day');
  if (at > openedAt) throw new RuleError('Enter a time before this case was written down', 'day');
}

/** The day it happened and the day they came to know of it. @throws RuleError */
export function refuseHappened(
  { happened, noticed }: { happened: Day | undefined; noticed: Day | undefined },
  today: Day,
) {
  if (happened && happened > today) throw new RuleError('Enter a day in the past', 'happened');
  if (noticed && noticed > today) throw new RuleError('Enter a day in the past', 'noticed');
  if (noticed && !happened) throw new RuleError('Enter the day it happened as well', 'happened');
  if (noticed && happened && noticed < happened)
    throw new RuleError('Enter the day it happened or a later one', 'noticed');
}

/** Does this matter come after its 12 months, without anybody having decided what to do about that? */
export function isLateMatter(
  kase: { late_matter: LateMatter | null },
  clocks: readonly ClockLike[],
  now: Date,
): boolean {
  const limit = clocks.find(({ name }) => name === 'time_limit');
  return kase.late_matter === null && limit !== undefined && limit.due_at < (limit.met_at ?? now);
}

// The ladder: what is near its end or late, and who is told at which step.
import { addWorkingDaysOfPals, type Hours } from '../calendar/index.ts';
import { localDate } from '../platform/time.ts';

/** What has a ladder of its own. */
export type Ladder = 'limit' | 'aim' | 'service_answer' | 'promise';
export type Whom = 'owner' | 'deputy' | 'senior_officer' | 'manager';
export type Rung = { ladder: Ladder; step: number; days: number; whom: Whom };

/** What ships: a trust has rows of its own. A late promise stands first in its owner's My day, so its ladder begins above them. */
export const DEFAULT_RUNGS: readonly Rung[] = [
  { ladder: 'limit', step: 1, days: -1, whom: 'owner' },
  { ladder: 'limit', step: 2, days: 0, whom: 'senior_officer' },
  { ladder: 'limit', step: 3, days: 1, whom: 'manager' },
  { ladder: 'aim', step: 1, days: -1, whom: 'owner' },
  { ladder: 'aim', step: 2, days: 1, whom: 'senior_officer' },
  { ladder: 'aim', step: 3, days: 5, whom: 'manager' },
  { ladder: 'service_answer', step: 1, days: 1, whom: 'owner' },
  { ladder: 'service_answer', step: 2, days: 3, whom: 'owner' },
  { ladder: 'service_answer', step: 3, days: 5, whom: 'manager' },
  { ladder: 'promise', step: 1, days: 1, whom: 'senior_officer' },
  { ladder: 'promise', step: 2, days: 3, whom: 'manager' },
];

/** Has this step been reached? Days before and after are open days of this PALS: nothing is late over a weekend. */
function isReached({ days }: Rung, due: Date, now: Date, hours: Hours): boolean {
  if (days < 0) return localDate(due) <= localDate(addWorkingDaysOfPals(now, -days, hours));
  if (days === 0) return localDate(due) <= localDate(now);
  return due < now && localDate(addWorkingDaysOfPals(due, days, hours)) <= localDate(now);
}

/** The furthest step that was reached: one who comes late to the ladder is told once. */
export function rungFor(rungs: readonly Rung[], ladder: Ladder, due: Date, now: Date, hours: Hours): Rung | undefined {
  return rungs
    .filter((rung) => rung.ladder === ladder && isReached(rung, due, now, hours))
    .sort((a, b) => b.step - a.step)[0];
}

/** Whom to ask when a service has not answered (ladder of chasing: deputy, lead or matron, head of PALS). */
const CHASE: Record<number, string> = {
  1: 'Ask their deputy.',
  2: 'Ask their lead or matron.',
  3: 'The head of PALS decides what happens now.',
};

/** `passed`: who is away, and would have been told. */
type Subject = { name: string; day: string; late: boolean; passed?: string };

/** "Complaint acknowledged: due Friday 27 November", "Answer due from the service: was due Monday 23 November. Ask their deputy." */
export function rungWords({ ladder, step }: Rung, { name, day, late, passed }: Subject): string {
  const words = `${name}: ${late ? 'was due' : 'due'} ${day}`;
  const more = [ladder === 'service_answer' && CHASE[step], passed && `${passed} is away.`].filter(Boolean);
  return more.length > 0 ? `${words}. ${more.join(' ')}` : words;
}

/** More than so many at once for one person are one line with a number, not a flood. */
export const MOST_ROWS = 3;

export function digestWords(refs: readonly string[], begins: string): string {
  const shown = refs.slice(0, 8).join(', ');
  const more = refs.length > 8 ? ` and ${refs.length - 8} more` : '';
  return `${begins} ${refs.length} cases that are near their time or late: ${shown}${more}`;
}

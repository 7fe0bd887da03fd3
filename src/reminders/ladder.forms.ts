import { choice, type Field, firstDay, form, readAs } from '../platform/forms.ts';
import type { Fields } from '../platform/routing.ts';
import type { Day } from '../platform/time.ts';
import { MOST_AFTER, MOST_BEFORE, MOST_STEPS, WARNS } from './ladder.rules.ts';
import type { Ladder, Rung, Whom } from './reminders.rules.ts';

const WHOM = ['owner', 'deputy', 'senior_officer', 'manager'] as const satisfies readonly Whom[];
const LATE_DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, MOST_AFTER];

/** On which days a step of this ladder can stand; what is set already stays on offer. */
export function daysOffered(ladder: Ladder, known: readonly number[] = []): number[] {
  const before = WARNS[ladder] ? Array.from({ length: MOST_BEFORE }, (_, at) => at - MOST_BEFORE) : [];
  const days = [...before, ...(WARNS[ladder] ? [0] : []), ...LATE_DAYS, ...known];
  return [...new Set(days)].sort((a, b) => a - b);
}

function dayOf(ladder: Ladder): Field<number | undefined> {
  return readAs({
    label: 'When?',
    read: (typed) => {
      const days = /^-?\d{1,2}$/.test(typed) ? Number(typed) : Number.NaN;
      const least = WARNS[ladder] ? -MOST_BEFORE : 1;
      return days >= least && days <= MOST_AFTER ? days : undefined;
    },
    wrong: 'Choose a day from the list',
  });
}

export const STEPS = Array.from({ length: MOST_STEPS }, (_, at) => at + 1);

function ladderForm(ladder: Ladder, today: Day) {
  const steps = STEPS.flatMap((step) => [
    [`days${step}`, dayOf(ladder)],
    [`whom${step}`, choice({ label: 'Who is told?', choices: WHOM, blank: 'owner' })],
  ]);
  return form({
    ...(Object.fromEntries(steps) as Record<string, Field<unknown>>),
    from: firstDay({ today, required: 'Enter the first day on which these steps hold' }),
  });
}

/** The form as it stands with these steps. */
export function ladderFormOf(ladder: Ladder, today: Day, rungs: readonly Rung[], from: string) {
  const known = rungs.flatMap(({ days, whom }, at) => [
    [`days${at + 1}`, String(days)],
    [`whom${at + 1}`, whom],
  ]);
  return ladderForm(ladder, today).of({ ...Object.fromEntries(known), from });
}

/** What was sent: the steps with a day, and from when they hold. */
export function submitLadder(ladder: Ladder, today: Day, body: Fields) {
  const filled = ladderForm(ladder, today).submit(body);
  if (!filled.ok) return { filled };
  const values: Record<string, unknown> = filled.values;
  const steps = STEPS.flatMap((step) => {
    const days = values[`days${step}`];
    return typeof days === 'number' ? [{ days, whom: (values[`whom${step}`] ?? 'owner') as Whom }] : [];
  });
  return { filled, steps, from: filled.values.from ?? today };
}

import { choices, form, readAs, text } from '../platform/forms.ts';
import { type Day, parseDateTyped } from '../platform/time.ts';

const WRONG = 'Enter a day, like tomorrow, Friday or 27 November';

/** Days of leave, on which a first or last day may be half. The days are read against today. */
export function absenceForm(today: Day) {
  const day = (label: string, required?: string) =>
    readAs({ label, ...(required ? { required } : {}), read: (typed) => parseDateTyped(typed, today), wrong: WRONG });
  return form({
    from: day('First day', 'Enter the first day'),
    to: day('Last day'),
    halves: choices({ label: 'Half days', choices: ['starts', 'ends'] as const }),
    note: text({ label: 'Note for the team', max: [500, 'Use 500 characters or fewer'] }),
    back: choices({ label: 'At the end', choices: ['yes'] as const }),
  });
}

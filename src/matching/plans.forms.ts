import { choices, form, id, readAs, text, tick } from '../platform/forms.ts';
import { type Day, parseDateTyped } from '../platform/time.ts';
import { PLAN_REASONS } from './plans.rules.ts';

const LONG: [number, string] = [5000, 'Use 5,000 characters or fewer'];

const day = (label: string, today: Day, required?: string) =>
  readAs({
    label,
    ...(required ? { required } : {}),
    read: (typed) => parseDateTyped(typed, today),
    wrong: 'Enter a date, like 3 March',
  });

export function planForm(today: Day) {
  return form({
    // In the order of the page: what is missing is told in this order.
    adjustments: text({
      label: 'What was considered first?',
      required: 'Write which adjustments were considered first',
      max: LONG,
    }),
    reasons: choices({ label: 'Why?', choices: PLAN_REASONS }),
    reason_words: text({ label: 'In your words', required: 'Write what happened, without judging', max: LONG }),
    agreed: text({ label: 'When and how', required: 'Enter when and how they are in contact with us' }),
    officer: id({ label: 'Officer' }),
    starts_on: day('Start', today, 'Enter a start'),
    review_on: day('Review', today, 'Enter a review'),
    ends_on: day('End', today, 'Enter an end'),
    challenge_told: tick({ label: 'Told that they may challenge it' }),
    letter_on: day('Letter sent', today),
  });
}

export const endForm = form({ reason: text({ label: 'Why does it end?', required: 'Write why it ends' }) });

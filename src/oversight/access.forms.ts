import { choice, choices, form, text } from '../platform/forms.ts';
import { OPENING_WHYS, RESTRICTED_FOR } from './access.rules.ts';

const MOST: [number, string] = [2000, 'Use 2,000 characters or fewer'];

export const reasonForm = form({
  why: choice({ label: 'Why do you need to open it?', choices: OPENING_WHYS, required: 'Choose why' }),
  reason: text({ label: 'In your own words', required: 'Write why you need to open it', max: MOST }),
});

/** Restrict a case: what for, to whom of these colleagues, and why. */
export const restrictionForm = (colleagues: readonly string[]) =>
  form({
    kind: choice({ label: 'What for?', choices: RESTRICTED_FOR, required: 'Choose what for' }),
    names: choices({ label: 'Colleagues', choices: colleagues }),
    reason: text({ label: 'Why?', required: 'Write why', max: MOST }),
  });

/** Who of these colleagues, and why. */
export const accessForm = (colleagues: readonly string[]) =>
  form({
    names: choices({ label: 'Colleagues', choices: colleagues }),
    reason: text({ label: 'Why?', required: 'Write why', max: MOST }),
  });

export const liftForm = form({
  reason: text({ label: 'Why may everybody open it again?', required: 'Write why', max: MOST }),
});

import { choices, form, text } from '../platform/forms.ts';

const MOST: [number, string] = [2000, 'Use 2,000 characters or fewer'];

export const reasonForm = form({
  reason: text({ label: 'Why do you need to open it?', required: 'Write why you need to open it', max: MOST }),
});

/** Who of these colleagues, and why. */
export const accessForm = (colleagues: readonly string[]) =>
  form({
    names: choices({ label: 'Colleagues', choices: colleagues }),
    reason: text({ label: 'Why?', required: 'Write why', max: MOST }),
  });

import { choice, form, text } from '../platform/forms.ts';
import { fateFields } from './fates.forms.ts';

/** What can become of a promise when a case is closed. */
export const AT_CLOSING = ['kept', 'cancelled'] as const;

/** Outcome and "were they told" are asked; each promise that is still open must be answered for. */
export function closureForm(outcomes: readonly string[], subjects: readonly string[], promises: readonly string[]) {
  return form({
    outcome: choice({ label: 'Outcome', choices: outcomes, required: 'Choose an outcome' }),
    told: choice({
      label: 'Have they been told?',
      choices: ['yes', 'no_need', 'could_not'],
      required: 'Choose whether they have been told',
    }),
    satisfied: choice({
      label: 'Were they satisfied?',
      choices: ['yes', 'partly', 'no', 'not_asked'],
      blank: 'not_asked',
    }),
    subject: choice({ label: 'Subject', choices: subjects }),
    learning: text({ label: 'Anything we can learn? (optional)', max: [5_000, 'Use 5,000 characters or fewer'] }),
    ...fateFields(promises, AT_CLOSING),
  });
}

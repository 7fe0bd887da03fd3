import { choice, form, text } from '../platform/forms.ts';

const FATES = ['kept', 'cancelled'] as const;

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
    ...Object.fromEntries(promises.map((id) => [fateName(id), fate()])),
  });
}

export const fateName = (promise: string) => `promise_${promise}`;

const fate = () =>
  choice({ label: 'What becomes of it?', choices: FATES, required: 'Choose what becomes of each promise' });

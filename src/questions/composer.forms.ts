import { typedWhen } from '../calendar/index.ts';
import { choice, choices, email, form, id, text } from '../platform/forms.ts';
import { WHOM_KINDS } from './questions.rules.ts';

/** Characters: it is the title of their page. */
export const LONGEST_QUESTION = 300;

export const askForm = form({
  whom: choice({ label: 'Whom do you ask?', choices: WHOM_KINDS, blank: 'service' }),
  place: text({ label: 'Ward or service' }),
  place_id: id({ label: 'Ward or service' }),
  organisation: text({ label: 'Organisation' }),
  organisation_id: text({ label: 'Organisation' }),
  email: email({ label: 'Email' }),
  question: text({
    label: 'Your question',
    required: 'Write your question',
    max: [LONGEST_QUESTION, 'Use 300 characters or fewer: the rest goes below it'],
  }),
  background: text({ label: 'What they need to know', max: [4_000, 'Use 4,000 characters or fewer'] }),
  outcome: text({ label: 'What would help?', max: [300, 'Use 300 characters or fewer'] }),
  named: choice({ label: 'With their name?', choices: ['yes', 'no'], blank: 'yes' }),
  teller: choice({ label: 'Who tells them?', choices: ['pals', 'service'], blank: 'pals' }),
  marks: choices({ label: 'They are told', choices: ['not_clinical', 'safety'] }),
  anyway: text({ label: 'Send it anyway: why?', max: [2_000, 'Use 2,000 characters or fewer'] }),
  ...typedWhen,
});

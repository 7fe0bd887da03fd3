import { CASE_TYPES } from '../cases/index.ts';
import { choice, form, text } from '../platform/forms.ts';

export const splitForm = form({
  words: text({
    label: 'Which words are about the other matter?',
    required: 'Leave the words that are about the other matter',
    max: [50_000, 'Use 50,000 characters or fewer'],
  }),
  where: choice({
    label: 'Which case do they go to?',
    choices: ['new', 'known'],
    required: 'Choose which case they go to',
  }),
  type: choice({ label: 'What is the other matter?', choices: CASE_TYPES }),
  ref: text({ label: 'Number of the case' }),
});

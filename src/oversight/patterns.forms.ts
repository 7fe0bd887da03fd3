import { choice, form, text } from '../platform/forms.ts';

const OUTCOMES = ['nothing', 'followed_up'] as const;

export const lookForm = form({
  outcome: choice({ label: 'What came of it?', choices: OUTCOMES, required: 'Choose what came of it' }),
  note: text({ label: 'Note', max: [500, 'Use 500 characters or fewer'] }),
});

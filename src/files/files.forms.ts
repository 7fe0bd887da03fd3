import { form, text } from '../platform/forms.ts';

export const moveForm = form({
  ref: text({ label: 'Number of the right case', required: 'Enter the number of the case' }),
  reason: text({ label: 'Why does it belong there?', required: 'Write why it belongs there' }),
});

export const strikeForm = form({
  reason: text({ label: 'Why is it wrong?', required: 'Write why this is wrong' }),
});

import { form, text } from '../platform/forms.ts';

export const strikeForm = form({
  reason: text({ label: 'Why is it wrong?', required: 'Write why this is wrong' }),
});

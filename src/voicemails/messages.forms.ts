import { typedWhen } from '../calendar/index.ts';
import { form, phone, text } from '../platform/forms.ts';

export const MESSAGE_DRAFT = 'message/new';

/** A message for whoever is free first has no owner. */
export const ANYBODY = 'anybody';

export const messageForm = form({
  owner: text({ label: 'Who is it for?', required: 'Choose who this is for' }),
  who: text({ label: 'Who rang?', required: 'Enter who rang' }),
  number: phone({ label: 'Number to ring back' }),
  case: text({ label: 'Case number (optional)' }),
  words: text({
    label: 'What is it about?',
    required: 'Write what it is about',
    max: [5000, 'Use 5,000 characters or fewer'],
  }),
  ...typedWhen,
});

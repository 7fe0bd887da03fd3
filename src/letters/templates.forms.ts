import { choice, choices, firstDay, form, text, tick } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { LETTER_WAYS, TEMPLATE_KINDS } from './kinds.rules.ts';

const shared = (today: Day) => ({
  name: text({ label: 'Name', required: 'Enter a name', max: [80, 'The name must be 80 characters or fewer'] }),
  ways: choices({ label: 'How it may be sent', choices: LETTER_WAYS }),
  subject: text({ label: 'Subject of the email', max: [120, 'The subject must be 120 characters or fewer'] }),
  body: text({
    label: 'Words',
    required: 'Enter what it says',
    max: [10_000, 'The words must be 10,000 characters or fewer'],
  }),
  second_reader: tick({ label: 'A second person reads it before it goes' }),
  from: firstDay({ today, required: 'Enter the first day' }),
});

export const templateForm = (today: Day) => form(shared(today));

export const newTemplateForm = (today: Day) =>
  form({
    kind: choice({ label: 'What is it for?', choices: TEMPLATE_KINDS, required: 'Choose what it is for' }),
    ...shared(today),
  });

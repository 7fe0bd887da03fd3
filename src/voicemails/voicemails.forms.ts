import { readPhone } from '../calls/index.ts';
import { form, id, readAs, text, tick } from '../platform/forms.ts';

const NOT_A_NUMBER = 'Enter a phone number, like 020 7946 0018 or 07700 900123';
const number = () => readAs({ label: 'Number', read: readPhone, wrong: NOT_A_NUMBER });

/** One message as it is heard. */
export const voicemailForm = form({
  /** Of the page: a second press is the same message. */
  press: id({ label: 'Message' }),
  number: number(),
  withheld: tick({ label: 'The number is withheld' }),
  name: text({ label: 'Name, if they said it (optional)', max: [200, 'Use 200 characters or fewer'] }),
  day: text({ label: 'Day' }),
  time: text({ label: 'Time' }),
  words: text({ label: 'What did they say?', max: [5000, 'Use 5,000 characters or fewer'] }),
  /** A person, or a person and their open case, that was chosen below the number. */
  match: text({ label: 'Is it one of these?' }),
});

export const missedForm = form({
  press: id({ label: 'Call' }),
  missed_number: { ...number(), label: 'Number, if it was shown (optional)' },
});

export const elsewhereForm = form({
  went_to: text({
    label: 'Where did you pass it on?',
    required: 'Enter where it went, like “Appointments, by email”',
    max: [500, 'Use 500 characters or fewer'],
  }),
});

export const caseForm = form({
  ref: text({ label: 'Number of the case', required: 'Enter the number of the case, like PAL-26-0412' }),
});

import { choice, day, email, form, id, text, tick } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { HOWS } from './thanks.rules.ts';

export const thanksForm = (today: Day) =>
  form({
    staff_names: text({ label: 'Who is thanked?', max: [500, 'Use 500 characters or fewer'] }),
    place: text({ label: 'Ward or service' }),
    place_id: id({ label: 'Ward or service' }),
    passed_to: text({ label: 'To whom did you pass it on?', required: 'Enter to whom you passed it on' }),
    passed_how: choice({ label: 'How?', choices: HOWS, blank: 'email' }),
    passed_on: day({ label: 'When?', today }),
    with_name: choice({
      label: 'May they know from whom it is?',
      choices: ['yes', 'no'],
      required: 'Choose whether they may know from whom it is',
    }),
    hear_back: tick({ label: 'They want to hear what came of it' }),
    close: tick({ label: 'Close the case' }),
  });

export const arrivedForm = form({
  acknowledged_by: text({ label: 'Who said that it arrived?', required: 'Enter who said that it arrived' }),
  giver_told: tick({ label: 'Who gave them knows it' }),
});

/** To whoever is named, by e-mail with a link. */
export const sendingForm = form({
  name: text({ label: 'Who is thanked?', required: 'Enter who is thanked' }),
  place: text({ label: 'Ward or service' }),
  place_id: id({ label: 'Ward or service' }),
  email: email({ label: 'Email' }),
  copy_to: email({ label: 'Copy to whoever leads them' }),
  words: text({
    label: 'What they said',
    required: 'Write what they said',
    max: [5_000, 'Use 5,000 characters or fewer'],
  }),
  with_name: choice({
    label: 'May they know from whom it is?',
    choices: ['yes', 'no'],
    required: 'Choose whether they may know from whom it is',
  }),
  hear_back: tick({ label: 'They want to hear what came of it' }),
  close: tick({ label: 'Close the case' }),
});

/** Characters of a line back. */
export const LONGEST_LINE = 1_000;

/** What whoever is thanked sends back. */
export const lineForm = form({
  answer: text({ label: 'A line back', max: [LONGEST_LINE, 'Use 1,000 characters or fewer'] }),
});

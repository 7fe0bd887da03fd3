import { choice, day, form, text } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { LONG } from './complaints.forms.ts';
import { OUTCOMES, REFUSALS, RETURN_REASONS } from './complaints.rules.ts';

export const returnForm = form({
  why: choice({ label: 'Why?', choices: RETURN_REASONS, required: 'Choose why it goes back' }),
  return_words: text({ label: 'What does PALS need to know? (optional)', max: [300, 'Use 300 characters or fewer'] }),
});

export const refusalForm = (today: Day) =>
  form({
    refusal: choice({ label: 'Why?', choices: REFUSALS, required: 'Choose the reason' }),
    refusal_words: text({ label: 'The reason, as you tell it to them', max: LONG }),
    refusal_sent_on: day({ label: 'Letter sent on', today }),
  });

export const sentForm = (today: Day) =>
  form({ sent_on: day({ label: 'Letter sent on', today, required: 'Enter the day of the letter' }) });

export const outcomeForm = form({
  outcome: choice({ label: 'Outcome', choices: OUTCOMES, required: 'Choose an outcome' }),
});

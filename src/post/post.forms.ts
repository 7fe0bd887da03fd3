import { CASE_TYPES } from '../cases/index.ts';
import { choice, choices, email, form, id, text } from '../platform/forms.ts';
import { REASONS, type Reason } from './post.rules.ts';

export const attachForm = form({
  ref: text({ label: 'Number of the case', required: 'Enter the number of the case, like PAL-26-0412' }),
  /** Of a letter: one of the people of the case; empty: nobody of them, or nobody knows. */
  person: id({ label: 'Who wrote it' }),
});

export const elsewhereForm = form({
  reason: choice<Reason>({
    label: 'Why is it not for us?',
    choices: Object.keys(REASONS) as Reason[],
    required: 'Choose why it is not for us',
  }),
  went_to: text({ label: 'Where did you pass it on?', max: [500, 'Use 500 characters or fewer'] }),
});

/** For one piece also: sent on from here. */
export const onwardForm = form({
  ...elsewhereForm.fields,
  to: email({ label: 'Email to send it on to' }),
  agreed: choices({ label: 'Sender', choices: ['yes'] }),
});

export const newCaseForm = form({
  type: choice({ label: 'What is it?', choices: CASE_TYPES, required: 'Choose what it is' }),
  /** Somebody who has the address; empty: the name below. */
  person: id({ label: 'Who wrote' }),
  name: text({ label: 'Name', max: [200, 'Use 200 characters or fewer'] }),
});

import { choice, day, email, form, id, phone, text, tick } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { ANSWERED_HOW, SIGNS } from './letters.rules.ts';

/** Who wrote, for whom, and who signs the answer: asked of a new letter, and changed later. */
export const detailFields = (today: Day) => ({
  mp: text({ label: 'Name', required: 'Enter the name of the MP' }),
  mp_id: id({ label: 'Name' }),
  constituency: text({ label: 'Constituency' }),
  caseworker: text({ label: 'Caseworker' }),
  their_ref: text({ label: 'Their reference' }),
  office_email: email({ label: 'Email' }),
  office_phone: phone({ label: 'Phone' }),
  office_address: text({ label: 'Address', max: [500, 'Use 500 characters or fewer'] }),
  constituent: text({ label: 'Who asked the MP to write?', required: 'Enter who asked the MP to write' }),
  constituent_id: id({ label: 'Who asked the MP to write?' }),
  whose: choice({ label: 'Who is it about?', choices: ['own', 'other'], required: 'Choose who it is about' }),
  patient: text({ label: 'Name of the patient' }),
  patient_id: id({ label: 'Name of the patient' }),
  dated_on: day({ label: 'Date on the letter', today }),
  signs: choice({ label: 'Who signs the answer?', choices: SIGNS, required: 'Choose who signs the answer' }),
  signer: text({ label: 'Name of who signs' }),
});

export const detailsForm = (today: Day) => form(detailFields(today));

export const letterForm = (today: Day) =>
  form({
    ...detailFields(today),
    press: id({ label: 'Letter' }),
    asked: tick({ label: 'The letter shows that they asked the MP to write' }),
    received: day({ label: 'When did it reach us?', today, required: 'Enter the day on which it reached us' }),
    channel: choice({ label: 'How did it come?', choices: ANSWERED_HOW, blank: 'letter' }),
    words: text({
      label: 'What do they ask?',
      required: 'Write what they ask',
      max: [50_000, 'Use 50,000 characters or fewer'],
    }),
  });

export const officeForm = form({
  office_how: choice({ label: 'How?', choices: ['email', 'phone', 'letter'], required: 'Choose how you told them' }),
});

export const answerForm = (today: Day, outcomes: readonly string[]) =>
  form({
    answered_on: day({ label: 'When did it go?', today, required: 'Enter the day on which it went' }),
    answered_how: choice({ label: 'How?', choices: ANSWERED_HOW, required: 'Choose how it went' }),
    signed_by: text({ label: 'Who signed it?', required: 'Enter who signed it' }),
    tells: choice({
      label: 'Does it say anything about the patient?',
      choices: ['yes', 'no'],
      required: 'Choose whether it says anything about the patient',
    }),
    outcome: choice({ label: 'Outcome', choices: outcomes }),
  });

export const signerForm = form({
  signs: choice({ label: 'Who signs?', choices: SIGNS, required: 'Choose who signs' }),
  signer: text({ label: 'Name' }),
  email: email({ label: 'Email' }),
});

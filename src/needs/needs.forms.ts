import { choice, choices, form, text, tick } from '../platform/forms.ts';

const few = (label: string) => text({ label, max: [200, `${label} must be 200 characters or fewer`] });

export const needsForm = (codes: readonly string[]) =>
  form({
    needs: choices({ label: 'Needs', choices: codes }),
    none: tick({ label: 'They need none of these' }),
    detail_large_print: few('Size of the large print'),
    detail_by_carer: few('Who is the carer'),
    detail_advocate: few('Who is the advocate'),
    language: few('Language'),
    interpreter_gender: choice({ label: 'Interpreter', choices: ['any', 'woman', 'man'], blank: 'any' }),
    needs_detail: text({ label: 'Details', max: [1000, 'The details must be 1,000 characters or fewer'] }),
    adjustments: text({ label: 'Adjustments', max: [2000, 'The adjustments must be 2,000 characters or fewer'] }),
    snomed: choices({ label: 'What applies', choices: ['adjustments', 'impairment'] }),
    consent: choice({ label: 'National flag', choices: ['yes', 'no', 'not_asked'], blank: 'not_asked' }),
    needs_share: choice({ label: 'Telling a ward', choices: ['yes', 'no', 'not_asked'], blank: 'not_asked' }),
  });

export const safeForm = form({
  unsafe: choice({
    label: 'Might somebody see or hear what we send?',
    choices: ['yes', 'no'],
    required: 'Choose if somebody might see or hear what we send',
  }),
  safe_way: choice({ label: 'The safe way', choices: ['phone', 'text', 'email', 'letter', 'in_person'] }),
  safe_times: few('Safe times'),
  code_word: few('Code word'),
  no_messages: tick({ label: 'Never leave a message' }),
});

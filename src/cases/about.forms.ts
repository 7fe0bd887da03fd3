import { choice, choices, form, id, text } from '../platform/forms.ts';
import { CASE_TYPES } from './tables.ts';

export const MARKS = ['after_death', 'child', 'safety'] as const;

export const aboutForm = form({
  type: choice({ label: 'Type', choices: CASE_TYPES, required: 'Choose a type' }),
  subject: text({ label: 'Subject' }),
  place: text({ label: 'Ward or service' }),
  place_id: id({ label: 'Ward or service' }),
  marks: choices({ label: 'Marks', choices: MARKS }),
});

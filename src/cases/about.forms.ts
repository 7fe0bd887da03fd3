import { choice, choices, form, id, text } from '../platform/forms.ts';

export const TYPES = ['question', 'concern', 'complaint', 'idea', 'thanks', 'experience', 'mp'] as const;
export const MARKS = ['after_death', 'child', 'safety'] as const;

export const aboutForm = form({
  type: choice({ label: 'Type', choices: TYPES, required: 'Choose a type' }),
  subject: text({ label: 'Subject' }),
  place: text({ label: 'Ward or service' }),
  place_id: id({ label: 'Ward or service' }),
  marks: choices({ label: 'Marks', choices: MARKS }),
});

export const safetyForm = form({
  told: text({ label: 'Who did you tell?', required: 'Enter who you told' }),
  day: text({ label: 'Day' }),
  time: text({ label: 'Time' }),
  words: text({ label: 'What did you tell them? (optional)', max: [50_000, 'Use 50,000 characters or fewer'] }),
});

import { choice, form, text } from '../platform/forms.ts';

export const SHARINGS = ['not_asked', 'keep', 'no_name', 'name', 'safety'] as const;

export const sharingForm = form({
  sharing: choice({ label: 'What may be shared?', choices: SHARINGS, required: 'Choose what may be shared' }),
  with: text({ label: 'With whom?', max: [500, 'Use 500 characters or fewer'] }),
  note: text({ label: 'Who said so, and how?', max: [5_000, 'Use 5,000 characters or fewer'] }),
});

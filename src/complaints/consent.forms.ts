import { choice, day, form, text } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { HOWS } from './complaints.rules.ts';

export const consentForm = (today: Day) =>
  form({
    by: text({ label: 'Who agreed?', required: 'Enter who agreed' }),
    consent_how: choice({ label: 'How?', choices: HOWS, required: 'Choose how they agreed' }),
    consent_on: day({ label: 'When?', today, required: 'Enter the day on which they agreed' }),
  });

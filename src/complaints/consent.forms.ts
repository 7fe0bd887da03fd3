import { choice, day, form, text } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { LONG } from './complaints.forms.ts';
import { PAPERS, SIGNS } from './consent.rules.ts';

export const consentForm = (today: Day) =>
  form({
    signs: choice({ label: 'Who signed?', choices: SIGNS, required: 'Choose who signed' }),
    given_by: text({ label: 'Their name', required: 'Enter who signed' }),
    paper: choice({ label: 'What came?', choices: PAPERS, required: 'Choose what came' }),
    consent_on: day({ label: 'When was it signed?', today, required: 'Enter the day on which it was signed' }),
    evidence: text({ label: 'What else did you see, and where is the paper? (optional)', max: LONG }),
    reasons: text({ label: 'Why? (optional)', max: LONG }),
  });

import { choice, day, email, form, phone, text, tick } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { AGREED_HOW, KINDS, REQUESTS, SENT_HOW } from './referrals.rules.ts';

export const referralForm = (today: Day, organisations: readonly string[]) =>
  form({
    kind: choice({ label: 'What do you do with it?', choices: KINDS, required: 'Choose what you do with it' }),
    organisation: choice({ label: 'Which organisation?', choices: organisations }),
    what: text({ label: 'What was sent?', max: [1000, 'Use 1,000 characters or fewer'] }),
    agreed_by: text({ label: 'Who agreed?' }),
    agreed_how: choice({ label: 'How did they agree?', choices: AGREED_HOW, blank: 'spoken' }),
    sent_how: choice({ label: 'How was it sent?', choices: SENT_HOW, blank: 'email' }),
    sent_on: day({ label: 'When was it sent?', today }),
    received_on: day({ label: 'When did the request reach us?', today }),
    told: tick({ label: 'They know' }),
    check: tick({ label: 'Look later whether they answered' }),
  });

export const teamForm = form({
  team: choice({ label: 'Which team?', choices: REQUESTS, required: 'Choose the team' }),
  name: text({ label: 'Name', required: 'Enter what the team is called' }),
  email: email({ label: 'Email' }),
  phone: phone({ label: 'Phone' }),
});

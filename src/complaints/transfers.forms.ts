import { choice, day, form, text } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { SHORT } from './complaints.forms.ts';

export const SENT_HOW = ['email', 'letter', 'phone', 'form'] as const;

export const transferForm = (today: Day, organisations: readonly string[]) =>
  form({
    organisation: choice({ label: 'To whom?', choices: organisations, required: 'Choose the organisation' }),
    part: text({ label: 'Which part of the complaint?', required: 'Write which part is about them', max: SHORT }),
    transfer_agreed: text({
      label: 'Who agreed that they get it, and how?',
      required: 'Write who agreed, and how',
      max: SHORT,
    }),
    transfer_how: choice({ label: 'How was it sent?', choices: SENT_HOW, required: 'Choose how it was sent' }),
    transfer_on: day({ label: 'When was it sent?', today, required: 'Enter the day on which it was sent' }),
    leads: choice({ label: 'Who answers?', choices: ['us', 'them', 'each'], required: 'Choose who answers' }),
  });

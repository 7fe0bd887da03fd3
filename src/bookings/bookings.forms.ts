import { choice, form, id, readAs, text, tick } from '../platform/forms.ts';
import { ENDS, HOWS, KINDS } from './tables.ts';

const few = (label: string) => text({ label, max: [200, `${label} must be 200 characters or fewer`] });

export const bookingForm = form({
  person: id({ label: 'For whom' }),
  kind: choice({ label: 'What is needed?', choices: KINDS, required: 'Choose what is needed' }),
  language: few('Language'),
  gender: choice({ label: 'Interpreter', choices: ['any', 'woman', 'man'], blank: 'any' }),
  day: text({ label: 'Day', required: 'Enter a day, like tomorrow or 26 November' }),
  time: text({ label: 'Time', required: 'Enter a time, like 3pm' }),
  minutes: readAs({
    label: 'How long, in minutes',
    read: (typed) => {
      const minutes = /^\d{2,3}$/.test(typed.trim()) ? Number(typed) : 0;
      return minutes >= 10 && minutes <= 600 ? minutes : undefined;
    },
    wrong: 'Enter minutes from 10 to 600, like 60',
  }),
  how: choice({ label: 'How?', choices: HOWS, required: 'Choose how they meet' }),
  place: few('Where'),
  provider: few('Who provides it'),
  cost_centre: few('Cost centre'),
  instead: id({ label: 'Instead of' }),
  asked: tick({ label: 'I have asked them' }),
});

export const confirmForm = form({
  provider: few('Who provides it'),
  reference: few('Their reference'),
});

export const endForm = form({
  state: choice({ label: 'How did it go?', choices: ENDS, required: 'Choose how it went' }),
  was_right: choice({ label: 'Was it right for them?', choices: ['yes', 'partly', 'no'] }),
  outcome: text({ label: 'What happened? (optional)', max: [2000, 'Use 2,000 characters or fewer'] }),
});

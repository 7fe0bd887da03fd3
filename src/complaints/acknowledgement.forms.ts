import { choice, day, form, text, tick } from '../platform/forms.ts';
import { SEEN } from '../platform/seen.ts';
import type { Day } from '../platform/time.ts';
import { SHORT } from './complaints.forms.ts';
import { DISCUSSIONS } from './complaints.rules.ts';

const handling = (today: Day) => ({
  discussion: choice({
    label: 'Did you talk about how it will be handled?',
    choices: DISCUSSIONS,
    required: 'Choose whether you talked about how it will be handled',
  }),
  handling: text({ label: 'How will it be handled?', max: SHORT }),
  finish_on: day({ label: 'Investigation complete by', today }),
  response_on: day({ label: 'Response sent by', today }),
  period_told_on: day({ label: 'Told in writing on', today }),
});

export const acknowledgeForm = (today: Day) =>
  form({
    on: day({ label: 'When?', today, required: 'Enter the day on which it was acknowledged' }),
    how: choice({ label: 'How?', choices: ['spoken', 'written'], required: 'Choose how it was acknowledged' }),
    advocacy: tick({ label: 'Told about free, independent help' }),
    ombudsman: tick({ label: 'Told about the Ombudsman' }),
    copy: tick({ label: 'The written record went to them' }),
    ...handling(today),
    [SEEN]: text({ label: 'Seen' }),
  });

export const handlingForm = (today: Day) => form({ ...handling(today), [SEEN]: text({ label: 'Seen' }) });

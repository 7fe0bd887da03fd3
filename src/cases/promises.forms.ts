// What can be said about a promise. Each form stands in a row of My day (short), on the page of the promise and on its
// case (whole).
import { typedWhen } from '../calendar/index.ts';
import { choice, form, text, tick } from '../platform/forms.ts';
import { CHANNELS } from './tables.ts';

/** Why somebody was contacted another way than they asked for. */
export const againstField = text({ label: 'Why this way?', max: [500, 'Use 500 characters or fewer'] });

const NOT_REACHED = ['no_answer', 'voicemail_left', 'message_left'] as const;

export const triedForm = form({
  ...typedWhen,
  result: choice({
    label: 'What happened?',
    choices: NOT_REACHED,
    required: 'Choose what happened',
  }),
  message_with: text({ label: 'Who took the message?' }),
  /** Left out, it is the best way that is open to them. */
  channel: choice({ label: 'How did you try?', choices: CHANNELS }),
  against: againstField,
});

export const movingForm = form({ ...typedWhen, told: tick({ label: 'They know the new time' }) });

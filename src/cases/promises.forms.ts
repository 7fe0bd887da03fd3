// What can be said about a promise from My day. Each form stands in a row (short) and on the page of the promise (whole).
import { choice, form, id, text, tick } from '../platform/forms.ts';

const when = {
  when: text({ label: 'When' }),
  day: text({ label: 'Day' }),
  time: text({ label: 'Time' }),
  agreed: tick({ label: 'We agreed this time with them' }),
};

export const triedForm = form({
  ...when,
  result: choice({
    label: 'What happened?',
    choices: ['no_answer', 'voicemail_left', 'message_left'],
    required: 'Choose what happened',
  }),
  message_with: text({ label: 'Who took the message?' }),
});

export const movingForm = form({ ...when, told: tick({ label: 'They know the new time' }) });

export const snoozeForm = form({
  ...when,
  reason: text({ label: 'Why?', required: 'Write why you are putting this off', max: [500, 'Use 500 characters or fewer'] }),
});

export const ownerForm = form({ owner: id({ label: 'A colleague' }) });

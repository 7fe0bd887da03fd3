// What can be said about a promise. Each form stands in a row of My day (short), on the page of the promise and on its
// case (whole).
import { choice, form, id, phone, text, tick } from '../platform/forms.ts';
import { CHANNELS } from './tables.ts';

/** Why somebody was contacted another way than they asked for. */
export const againstField = text({ label: 'Why this way?', max: [500, 'Use 500 characters or fewer'] });

/** A time: one of those on offer, or a day and a time that are typed. */
export const when = {
  when: text({ label: 'When' }),
  day: text({ label: 'Day' }),
  time: text({ label: 'Time' }),
  agreed: tick({ label: 'We agreed this time with them' }),
};

const NOT_REACHED = ['no_answer', 'voicemail_left', 'message_left'] as const;

export const triedForm = form({
  ...when,
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

export const movingForm = form({ ...when, told: tick({ label: 'They know the new time' }) });

export const snoozeForm = form({
  ...when,
  reason: text({
    label: 'Why?',
    required: 'Write why you are putting this off',
    max: [500, 'Use 500 characters or fewer'],
  }),
});

export const ownerForm = form({ owner: id({ label: 'A colleague' }) });

/** A message for whoever is free first has no owner. */
export const ANYBODY = 'anybody';

/** The forms on the page of a promise; 'page' is what is done with one press. */
export type PromiseForm = 'try' | 'move' | 'snooze' | 'owner' | 'page';

export const messageForm = form({
  owner: text({ label: 'Who is it for?', required: 'Choose who this is for' }),
  who: text({ label: 'Who rang?', required: 'Enter who rang' }),
  number: phone({ label: 'Number to ring back' }),
  case: text({ label: 'Case number (optional)' }),
  words: text({
    label: 'What is it about?',
    required: 'Write what it is about',
    max: [5000, 'Use 5,000 characters or fewer'],
  }),
  ...when,
});

export const handoverForm = form({
  body: text({
    label: 'What does the team need to know?',
    required: 'Write what the team needs to know',
    max: [10_000, 'Use 10,000 characters or fewer'],
  }),
});

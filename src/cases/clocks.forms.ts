import { choice, form, readAs, text } from '../platform/forms.ts';
import { type Day, parseDateTyped } from '../platform/time.ts';

const REASON: [number, string] = [500, 'Use 500 characters or fewer'];

export const moveForm = (today: Day) =>
  form({
    day: readAs({
      label: 'New day',
      required: 'Enter the new day',
      read: (typed) => parseDateTyped(typed, today),
      wrong: 'Enter a day, like Friday or 4 December',
    }),
    told: choice({
      label: 'Does the person know?',
      choices: ['yes', 'no', 'not_needed'],
      required: 'Choose whether the person knows',
    }),
    reason: text({ label: 'Why?', required: 'Enter why this is moved', max: REASON }),
    was: text({ label: 'Was' }),
  });

export const receivedForm = form({
  day: text({ label: 'Day', required: 'Enter the day' }),
  time: text({ label: 'Time', required: 'Enter the time, like 3pm' }),
  reason: text({ label: 'Why?', required: 'Enter why this is corrected', max: REASON }),
  version: text({ label: 'Version' }),
});

export const happenedForm = (today: Day) => {
  const day = (label: string) =>
    readAs({
      label,
      read: (typed) => parseDateTyped(typed, today),
      wrong: 'Enter a day with its year, like 14/2/2025',
    });
  return form({
    happened: day('When did it happen?'),
    noticed: day('When did they come to know of it?'),
    version: text({ label: 'Version' }),
  });
};

export const lateMatterForm = form({
  decision: choice({
    label: 'What was decided?',
    choices: ['look_into', 'not_as_complaint'],
    required: 'Choose what was decided',
  }),
  reason: text({ label: 'Why?', required: 'Enter why', max: REASON }),
});

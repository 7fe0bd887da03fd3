import { choice, day, form, readAs, text, tick, wholeNumber } from '../platform/forms.ts';
import { type Day, parseTimeTyped } from '../platform/time.ts';
import { readPounds } from './money.rules.ts';
import { PAID_KINDS } from './needed.rules.ts';

const version = readAs({
  label: 'Version',
  read: (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined),
  wrong: 'Open the page again',
});
const some = (label: string) => text({ label, max: [1_000, `${label} must be 1,000 characters or fewer`] });

export const eventForm = (today: Day) =>
  form({
    title: text({ label: 'Title', required: 'Enter a title' }),
    on: day({ label: 'Day', today, required: 'Enter the day' }),
    at: readAs({
      label: 'Time',
      required: 'Enter when it begins',
      read: parseTimeTyped,
      wrong: 'Enter a time, like 3pm or 15:30',
    }),
    minutes: wholeNumber({ label: 'Minutes', required: 'Enter how long it takes, in minutes', from: 1, to: 1440 }),
    place: some('Place'),
    online: some('Link'),
    places: wholeNumber({ label: 'Places', from: 1, to: 10_000 }),
    access: some('Access'),
    version,
  });
export type EventForm = ReturnType<typeof eventForm>;

export const comingForm = (today: Day) =>
  form({
    state: choice({
      label: 'Do they come?',
      choices: ['asked', 'coming', 'not_coming', 'came', 'did_not_come'],
      required: 'Choose if they come',
    }),
    needs: some('What they asked for'),
    arranged: tick({ label: 'It is arranged' }),
    paid: readAs({ label: 'Paid back', read: readPounds, wrong: 'Enter a sum in pounds, like 4.50' }),
    paid_kind: choice({ label: 'What is paid', choices: PAID_KINDS, blank: 'expenses' }),
    paid_for: text({ label: 'For what' }),
    paid_on: day({ label: 'Paid on', today }),
    version,
  });

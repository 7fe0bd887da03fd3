import { choice, choices, email, form, text, tick, wholeNumber } from '../platform/forms.ts';
import { KINDS } from './tables.ts';

const few = (label: string, most = 200) => text({ label, max: [most, `${label} must be ${most} characters or fewer`] });

/** When, where, what for and who leads: the same when it is changed. */
const planFields = {
  kind: choice({ label: 'What is it?', choices: KINDS, required: 'Choose what it is' }),
  purpose: few('What is it for?', 2000),
  day: text({ label: 'Day', required: 'Enter a day, like tomorrow or 26 November' }),
  time: text({ label: 'Time', required: 'Enter a time, like 3pm' }),
  minutes: wholeNumber({ label: 'Minutes', required: 'Enter how long it takes, like 60', from: 10, to: 600 }),
  place: few('Where'),
  link: few('Link or number', 500),
  is_private: tick({ label: 'Nobody else can hear' }),
  lead: text({ label: 'Who leads it?' }),
  lead_name: few('Name'),
  telling: few('Who tells whom?', 500),
};

export const changeForm = form(planFields);

/** `people`: who may be chosen from this case; `wards`: whose lead the directory names. */
export const planForm = (people: readonly string[], wards: readonly string[]) =>
  form({
    ...planFields,
    people: choices({ label: 'Who comes?', choices: people }),
    with_name: few('Who comes with them?'),
    with_role: few('What are they to them?'),
    wards: choices({ label: 'From the directory', choices: wards }),
    staff_name: few('Name'),
    staff_role: few('What they do'),
    staff_email: email({ label: 'Email' }),
  });

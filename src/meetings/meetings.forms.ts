import { choice, choices, email, form, id, text, tick, wholeNumber } from '../platform/forms.ts';
import { CANCELLERS, KINDS } from './tables.ts';

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

export const changeForm = form({
  ...planFields,
  version: wholeNumber({ label: 'Version', required: 'Open the meeting again', from: 1, to: 999_999 }),
});

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

export const cancelForm = form({
  by: choice({ label: 'Who cancelled it?', choices: CANCELLERS, required: 'Choose who cancelled it' }),
  why: few('Why?', 2000),
});

/** `coming`: who was expected. */
export const endForm = (coming: readonly string[]) =>
  form({
    took: choice({
      label: 'How did it go?',
      choices: ['held', 'not_attended'],
      required: 'Choose whether it took place',
    }),
    came: choices({ label: 'Who came?', choices: coming }),
    words: few('What happened?', 2000),
  });

/** `people`: who of the case does not come yet. */
export const addForm = (people: readonly string[]) =>
  form({
    side: choice({ label: 'On whose side?', choices: ['person', 'service', 'pals'], blank: 'service' }),
    person: choice({ label: 'Who?', choices: people }),
    name: few('Name'),
    role: few('What they do, or who they are'),
    place: few('Ward or service'),
    place_id: id({ label: 'Ward or service' }),
    email: email({ label: 'Email' }),
  });

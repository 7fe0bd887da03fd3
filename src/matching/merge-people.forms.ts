import { choice, form, id, text, tick } from '../platform/forms.ts';

const SIDES = ['stays', 'goes'] as const;
const side = (label: string) => choice({ label, choices: SIDES });

export const mergePeopleForm = form({
  with: id({ label: 'The other record' }),
  name: side('Name'),
  call_me: side('What to call them'),
  say_it: side('How to say it'),
  born_on: side('Date of birth'),
  nhs_number: side('NHS number'),
  death: tick({ label: 'This is the same person, and they have died' }),
  /** The versions of both as they were looked at: "4 2". */
  seen: text({ label: 'Seen' }),
  sure: tick({ label: 'Sure' }),
});

import { choice, choices, day, form, readAs, text, tick } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { KINDS, WAYS } from './kinds.rules.ts';
import { DBS_LEVELS } from './needed.rules.ts';

const facts = {
  kinds: choices({ label: 'Interests', choices: KINDS }),
  channel: choice({ label: 'How we write to them', choices: WAYS, required: 'Choose how they want to hear from us' }),
  travel: text({ label: 'Travel', max: [500, 'Travel must be 500 characters or fewer'] }),
  expenses: choice({ label: 'Help with costs', choices: ['yes', 'no', 'not_asked'], blank: 'not_asked' }),
};

/** Put on the register by an officer: they agreed, and how. */
export const newMemberForm = form({
  ...facts,
  consent: choice({
    label: 'What they agreed to',
    choices: ['yes', 'this_only'],
    required: 'Read the words to them, and choose what they agreed to',
  }),
  consent_how: choice({
    label: 'How they agreed',
    choices: ['phone', 'in_person', 'paper'],
    required: 'Choose how they agreed',
  }),
  edition: text({ label: 'The words' }),
  opportunity: text({ label: 'What they sign up for' }),
});

export const memberForm = (today: Day) =>
  form({
    ...facts,
    dbs: choice({ label: 'DBS check', choices: DBS_LEVELS }),
    dbs_until: day({ label: 'DBS check until', today }),
    ig_training: tick({ label: 'Information governance training' }),
    ig_until: day({ label: 'Training until', today }),
    version: readAs({
      label: 'Version',
      read: (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined),
      wrong: 'Open the page again',
    }),
  });

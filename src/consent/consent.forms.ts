import { choice, choices, form, id, readAs, text, tick } from '../platform/forms.ts';
import { type Day, parseDateTyped } from '../platform/time.ts';
import { SITUATIONS } from './situations.rules.ts';
import { TYPES } from './types.rules.ts';

/** Sharing for safety has its own way, with a second person. */
const BY_FORM = SITUATIONS.filter((situation) => situation !== 'safety');
const GIVEN = TYPES.filter((type) => type !== 'override');

const LONG: [number, string] = [5_000, 'Use 5,000 characters or fewer'];
const LIST: [number, string] = [500, 'Use 500 characters or fewer'];

const HOW = ['phone', 'email', 'letter', 'walk_in', 'ward', 'text', 'video_relay', 'other'] as const;
/** Each on its own, or together. */
const WHAT = ['hears', 'complaints'] as const;

const scopeFields = {
  what: choices({ label: 'What may be shared?', choices: WHAT }),
  services: text({ label: 'Wards and services, with the name (optional)', max: LIST }),
  organisations: text({ label: 'Organisations outside this trust (optional)', max: LIST }),
  limits: text({ label: 'What may not be shared? (optional)', max: LONG }),
};

const answerFields = {
  type: choice({ label: 'How was it given?', choices: GIVEN }),
  given_by: text({ label: 'Who agreed, or decided?' }),
  heard_by: text({ label: 'Who heard it, or saw the paper?' }),
  evidence: text({ label: 'What was heard or seen, and where is the paper? (optional)', max: LONG }),
  reasons: text({ label: 'Why?', max: LONG }),
};

export function consentForm(today: Day) {
  return form({
    situation: choice({ label: 'Situation', choices: BY_FORM, required: 'Choose who speaks first' }),
    speaker: id({ label: 'Who speaks' }),
    ...scopeFields,
    records: text({ label: 'Which records, or about what? (optional)', max: LIST }),
    ...answerFields,
    to_on: readAs({
      label: 'Until when? (optional)',
      read: (typed) => parseDateTyped(typed, today),
      wrong: 'Enter a day, like 31 March',
    }),
    how: choice({ label: 'How do you ask?', choices: HOW, blank: 'phone' }),
  });
}

export const answerForm = form({ ...answerFields, limits: scopeFields.limits });

export const reasonForm = form({ reason: text({ label: 'Who said so, and how?', max: LONG }) });

export const safetyForm = form({
  reason: text({
    label: 'Who may come to harm, and why can it not wait?',
    required: 'Write who may come to harm, and why it cannot wait',
    max: LONG,
  }),
  services: text({ label: 'Who is told?', required: 'Enter who is told', max: LIST }),
  second: id({ label: 'Second person' }),
  now: tick({ label: 'They agreed already' }),
});

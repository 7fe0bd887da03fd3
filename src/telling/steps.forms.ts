// What each question page reads, with what it says where something is missing.
import { textNumber } from '../people/index.ts';
import { choice, choices, email, form, phone, text } from '../platform/forms.ts';
import { sayable } from '../platform/tongue.ts';
import {
  HOPES,
  hasFiles,
  LONGEST_STORY,
  PACES,
  ROUTES,
  SHARINGS,
  type Step,
  said,
  signsIt,
  stepsFor,
  type Told,
  WAYS,
  WHO,
} from './telling.rules.ts';

const LONG = sayable('Use 20,000 characters or fewer, or call us');

const name = text({ label: 'What would you like us to call you?', max: [200, sayable('Use 200 characters or fewer')] });
const times = text({ label: 'When is a good time?', max: [500, sayable('Use 500 characters or fewer')] });
const pace = choice({ label: 'When would you like to hear from us?', choices: PACES });
const message = choice({ label: 'Is it safe to leave a message?', choices: ['yes', 'no'] });

const reachForms = {
  phone: form({
    name,
    phone: phone({ label: 'Phone number', required: 'Enter a phone number, or go back and choose another way' }),
    times,
    message,
    pace,
  }),
  text: form({
    name,
    phone: textNumber({ label: 'Mobile number', required: 'Enter a mobile number, or go back and choose another way' }),
    times,
    message,
    pace,
  }),
  email: form({
    name,
    email: email({ label: 'Email address', required: 'Enter an email address, or go back and choose another way' }),
    times,
    message,
    pace,
  }),
  letter: form({
    name: text({
      label: 'Name for the envelope',
      required: 'Enter the name for the envelope',
      max: [200, sayable('Use 200 characters or fewer')],
    }),
    address: text({
      label: 'Address and postcode',
      required: 'Enter an address, or go back and choose another way',
      max: [1_000, sayable('Use 1,000 characters or fewer')],
    }),
    times,
    message,
    pace,
  }),
  video_relay: form({
    name,
    email: email({ label: 'Email address' }),
    mobile: textNumber({ label: 'Mobile number for texts' }),
    times,
    message,
    pace,
  }),
  signing: form({
    name,
    email: email({
      label: 'Email address',
      required: 'Enter your email address, so that we can write to you',
    }),
    times,
    message,
    pace,
  }),
} as const;

const FORMS = {
  what: form({
    what: text({
      label: 'What would you like to tell us?',
      required: 'Write what happened, add a file, or ask us to call you',
      max: [LONGEST_STORY, LONG],
    }),
  }),
  where: form({ where: text({ label: 'Where was this?', max: [300, sayable('Use 300 characters or fewer')] }) }),
  who: form({
    who: choice({ label: 'Who is this about?', choices: WHO }),
    their_name: text({ label: 'Their name', max: [200, sayable('Use 200 characters or fewer')] }),
  }),
  hope: form({ hope: choice({ label: 'What would you like to happen?', choices: HOPES }) }),
  route: form({ route: choice({ label: 'How would you like us to handle this?', choices: ROUTES }) }),
  contact: form({
    way: choice({
      label: 'How can we contact you?',
      choices: WAYS,
      required: 'Choose how we can contact you, or choose to stay anonymous',
    }),
  }),
  needs: form({
    needs: choices({
      label: 'Is there anything that would make it easier for you?',
      choices: ['interpreter', 'bsl', 'easy_read', 'large_print', 'someone_with_them'],
    }),
    language: text({ label: 'Which language?', max: [100, sayable('Use 100 characters or fewer')] }),
    other_need: text({ label: 'Something else', max: [500, sayable('Use 500 characters or fewer')] }),
  }),
  sharing: form({ sharing: choice({ label: 'Can we talk to the staff involved?', choices: SHARINGS }) }),
} as const;

const whatAlong = form({
  what: text({ label: 'What would you like to tell us?', max: [LONGEST_STORY, LONG] }),
});

const signed = form({
  what: text({
    label: 'Would you like to write something as well?',
    required: 'Add your video, or write what happened',
    max: [LONGEST_STORY, LONG],
  }),
});

/** The form of a page; that of how to reach them follows the way that they chose. */
export function formOf(step: Step, told: Told) {
  if (step === 'what' && hasFiles(told)) return whatAlong;
  if (step === 'what' && signsIt(told)) return signed;
  if (step !== 'reach') return FORMS[step];
  if (signsIt(told)) return reachForms.signing;
  const way = said(told, 'way');
  return reachForms[way in reachForms ? (way as keyof typeof reachForms) : 'phone'];
}

/** Every field that can be typed on any page: what is kept while somebody types. */
export const FIELDS: readonly string[] = [
  ...new Set([...Object.values(FORMS), ...Object.values(reachForms)].flatMap(({ fields }) => Object.keys(fields))),
];

/** The first page with something on it that cannot be sent: what was kept while it was typed was read by nobody. */
export function firstWrong(told: Told): Step | undefined {
  return stepsFor(told).find((step) => !formOf(step, told).submit(told).ok);
}

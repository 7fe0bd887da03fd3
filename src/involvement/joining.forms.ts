// What each question page reads, with what it says where something is missing.
import { textNumber } from '../people/index.ts';
import { choice, choices, email, form, phone, text } from '../platform/forms.ts';
import { ACCESS_NEEDS, firstOpen, STEPS, type Step, said, type Typed } from './joining.rules.ts';
import { KINDS, WAYS } from './kinds.rules.ts';

const few = (label: string) => text({ label, max: [500, 'Use 500 characters or fewer'] });
const seen_by_others = choice({
  label: 'Could somebody else see or hear what we send?',
  choices: ['yes', 'no'],
  required: 'Choose yes or no',
});
const back = 'or go back and choose another way';

const REACH = {
  phone: form({ phone: phone({ label: 'Phone number', required: `Enter a phone number, ${back}` }), seen_by_others }),
  text: form({
    phone: textNumber({ label: 'Mobile number', required: `Enter a mobile number, ${back}` }),
    seen_by_others,
  }),
  email: form({
    email: email({ label: 'Email address', required: `Enter an email address, ${back}` }),
    seen_by_others,
  }),
  video_relay: form({
    email: email({ label: 'Email address', required: `Enter an email address, ${back}` }),
    seen_by_others,
  }),
  letter: form({
    address: text({
      label: 'Address and postcode',
      required: `Enter an address, ${back}`,
      max: [1_000, 'Use 1,000 characters or fewer'],
    }),
    seen_by_others,
  }),
} as const;

const FORMS = {
  name: form({
    name: text({ label: 'What is your name?', required: 'Enter your name', max: [200, 'Use 200 characters or fewer'] }),
  }),
  contact: form({
    way: choice({ label: 'How can we contact you?', choices: WAYS, required: 'Choose how we can contact you' }),
  }),
  interests: form({ kinds: choices({ label: 'What interests you?', choices: KINDS }) }),
  access: form({
    needs: choices({ label: 'Is there anything that would make it easier for you?', choices: ACCESS_NEEDS }),
    language: few('Which language?'),
    other_need: few('Something else'),
  }),
  expenses: form({
    expenses: choice({ label: 'Would help with costs make it easier?', choices: ['yes', 'no'] }),
    travel: few('How would you travel?'),
  }),
  consent: form({
    edition: text({ label: 'Which words' }),
    consent: choice({
      label: 'Can we write to you about other ways to get involved?',
      choices: ['yes', 'no'],
      required: 'Choose yes or no',
    }),
  }),
} as const;

/** The form of a page; that of how to reach them follows the way that they chose. */
export function formOf(step: Step, typed: Typed) {
  if (step !== 'reach') return FORMS[step];
  const way = said(typed, 'way');
  return REACH[way in REACH ? (way as keyof typeof REACH) : 'phone'];
}

/** The first page with something on it that is missing or cannot be sent. */
export function firstWrong(typed: Typed): Step | undefined {
  return firstOpen(typed) ?? STEPS.find((step) => !formOf(step, typed).submit(typed).ok);
}

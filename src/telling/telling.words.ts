// What each choice is called: on the question pages, on the page before sending, and in the record.
import { sayable } from '../platform/tongue.ts';
import type { HOPES, PACES, ROUTES, SHARINGS, WAYS, WHO } from './telling.rules.ts';

type Words<T extends readonly string[]> = Record<T[number], string>;

export const WHO_WORDS: Words<typeof WHO> = {
  me: sayable('Me'),
  cared_for: sayable('Someone I care for'),
  died: sayable('Someone who has died'),
  child: sayable('My child'),
  other: sayable('Someone else'),
  not_said: sayable('I would rather not say'),
};

export const HOPE_WORDS: Words<typeof HOPES> = {
  put_right: sayable('Put something right'),
  answer: sayable('An answer to a question'),
  apology: sayable('An apology'),
  prevent: sayable('Stop it happening again'),
  thanks: sayable('Say thank you'),
  not_sure: sayable('I am not sure'),
};

export const ROUTE_WORDS: Words<typeof ROUTES> = {
  informal: sayable('Try to sort it out'),
  complaint: sayable('Make a complaint'),
  both: sayable('Both'),
  not_sure: sayable('I am not sure'),
};

export const EITHER_OR_BOTH = sayable(
  'You can ask us to try to sort this out, or you can make a complaint. You can do both. Asking us first does not take away your right to complain.',
);
export const EITHER = sayable(
  'You can ask us to try to sort this out, or you can make a complaint. Asking us first does not take away your right to complain.',
);

export const WAY_WORDS: Words<typeof WAYS> = {
  phone: sayable('Phone'),
  text: sayable('Text message'),
  email: sayable('Email'),
  letter: sayable('Letter'),
  video_relay: sayable('Video call in British Sign Language (BSL)'),
  none: sayable('Do not contact me. I want to stay anonymous'),
};

export const PACE_WORDS: Words<typeof PACES> = {
  soon: sayable('As soon as you can'),
  two_weeks: sayable('In about 2 weeks'),
  they_write: sayable('Not yet. I will contact you'),
};

export const SHARING_WORDS: Words<typeof SHARINGS> = {
  name: sayable('Yes, and you can use my name'),
  no_name: sayable('Yes, but do not use my name'),
  keep: sayable('Not yet'),
};

/** The same as an officer reads it on the case. */
export const SHARING_SAID: Words<typeof SHARINGS> = {
  name: 'staff may be asked, with the name.',
  no_name: 'staff may be asked, without the name.',
  keep: 'not yet.',
};

export const NEED_WORDS = {
  interpreter: sayable('An interpreter'),
  bsl: sayable('British Sign Language (BSL)'),
  easy_read: sayable('Easy Read'),
  large_print: sayable('Large print'),
  someone_with_them: sayable('Someone with me'),
} as const;

export const choicesOf = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map((value) => ({ value, label: words[value] }));

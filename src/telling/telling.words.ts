// What each choice is called: on the question pages, on the page before sending, and in the record.
import type { HOPES, PACES, SHARINGS, WAYS, WHO } from './telling.rules.ts';

type Words<T extends readonly string[]> = Record<T[number], string>;

export const WHO_WORDS: Words<typeof WHO> = {
  me: 'Me',
  cared_for: 'Someone I care for',
  died: 'Someone who has died',
  child: 'My child',
  other: 'Someone else',
  not_said: 'I would rather not say',
};

export const HOPE_WORDS: Words<typeof HOPES> = {
  put_right: 'Put something right',
  answer: 'An answer to a question',
  apology: 'An apology',
  prevent: 'Stop it happening again',
  thanks: 'Say thank you',
  not_sure: 'I am not sure',
};

export const WAY_WORDS: Words<typeof WAYS> = {
  phone: 'Phone',
  text: 'Text message',
  email: 'Email',
  letter: 'Letter',
  video_relay: 'Video call in British Sign Language (BSL)',
  none: 'Do not contact me. I want to stay anonymous',
};

export const PACE_WORDS: Words<typeof PACES> = {
  soon: 'As soon as you can',
  two_weeks: 'In about 2 weeks',
  they_write: 'Not yet. I will contact you',
};

export const SHARING_WORDS: Words<typeof SHARINGS> = {
  name: 'Yes, and you can use my name',
  no_name: 'Yes, but do not use my name',
  keep: 'Not yet',
};

/** The same as an officer reads it on the case. */
export const SHARING_SAID: Words<typeof SHARINGS> = {
  name: 'staff may be asked, with the name.',
  no_name: 'staff may be asked, without the name.',
  keep: 'not yet.',
};

export const NEED_WORDS = {
  interpreter: 'An interpreter',
  bsl: 'British Sign Language (BSL)',
  easy_read: 'Easy Read',
  large_print: 'Large print',
  someone_with_them: 'Someone with me',
} as const;

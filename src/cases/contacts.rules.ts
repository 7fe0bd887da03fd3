import type { Channel, ContactResult } from './tables.ts';

/** How a contact took place, in the order of a list. */
export const CHANNEL_WORDS: Record<Channel, string> = {
  phone: 'Phone',
  voicemail: 'Voicemail',
  email: 'Email',
  text: 'Text message',
  letter: 'Letter',
  walk_in: 'In person at the desk',
  ward: 'On a ward',
  video_relay: 'BSL video relay',
  relay: 'Text relay',
  web: 'Web form',
  card: 'Comment card',
  staff: 'Through a member of staff',
  other: 'Another way',
};

export const RESULT_WORDS: Record<ContactResult, string> = {
  reached: 'We spoke, or they got it',
  no_answer: 'No answer',
  voicemail_left: 'Voicemail left',
  message_left: 'Message left with somebody',
};

export const channelChoices = Object.entries(CHANNEL_WORDS).map(([value, label]) => ({ value, label }));

/** The words of the one press for a person who rings about the same thing once more. */
export const RANG_AGAIN = 'They rang again about the same thing.';

/** Where the type-aheads of these pages ask. */
export const SOURCES = { people: '/desk/people/suggestions', places: '/desk/places/suggestions' } as const;

import { type Contactable, mayReach } from '../people/index.ts';
import { RuleError } from '../platform/errors.ts';
import { addDays, atLocal, localDate, parseDateTyped, parseTimeTyped } from '../platform/time.ts';
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

/** Ways that this person asked us not to use. */
export function closedChoices(whom: Contactable) {
  return channelChoices.filter(({ value }) => !mayReach(whom, value));
}

/** May there be a reason to ask for? Nobody is written to or rung after their death, for whatever reason. */
export const hasClosedWays = (whom: Contactable): boolean => !whom.died && closedChoices(whom).length > 0;

export const UNSAFE_MESSAGE = 'It is not safe to leave a message. If you did, save “No answer” and tell your manager.';

const SPOKEN: readonly Channel[] = ['phone', 'walk_in', 'ward', 'relay', 'video_relay'];

/** Did they speak to us, or hear from us? A letter or a voicemail of theirs still waits for its first answer. */
export function isTwoWay(contact: { channel: Channel; direction: 'in' | 'out'; result: ContactResult }): boolean {
  return contact.result === 'reached' && (contact.direction === 'out' || SPOKEN.includes(contact.channel));
}

/** The words of the one press for a person who rings about the same thing once more. */
export const RANG_AGAIN = 'They rang again about the same thing.';

/** Where the type-aheads of these pages ask. */
export const SOURCES = { people: '/desk/people/suggestions', places: '/desk/places/suggestions' } as const;

/** Beside a form in which a person is typed: who it may be. */
export const MATCHES = '/desk/people/matches';

/**
 * When a contact took place, as it was typed; undefined where nothing was typed: just now. A weekday alone is the last
 * such day. @throws RuleError it is not a time, or it is still to come
 */
export function pastTimeOf(typed: { day: string; time: string }, now: Date): Date | undefined {
  if (typed.day.trim() === '' && typed.time.trim() === '') return undefined;
  const today = localDate(now);
  const named = typed.day.trim() === '' ? today : parseDateTyped(typed.day, today);
  if (!named) throw new RuleError('Enter a date, like yesterday or 23 November', 'day');
  const isWeekday = /^\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*\s*$/i.test(typed.day);
  const day = isWeekday ? addDays(named, -7) : named;
  const time = parseTimeTyped(typed.time);
  if (!time) throw new RuleError('Enter a time, like 3pm', 'time');
  const at = atLocal(day, time);
  if (at > now) throw new RuleError('Enter a time in the past', day > today ? 'day' : 'time');
  return at;
}

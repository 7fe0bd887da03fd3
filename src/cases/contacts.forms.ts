import { choice, form, id, text } from '../platform/forms.ts';
import { againstField } from './promises.forms.ts';
import { CHANNELS, RESULTS } from './tables.ts';

const MOST: [number, string] = [50_000, 'Use 50,000 characters or fewer'];

/** A contact that took place: a call, a long email, yesterday's paper note. */
export const contactForm = form({
  direction: choice({ label: 'Who made contact?', choices: ['in', 'out'], blank: 'in' }),
  channel: choice({ label: 'How?', choices: CHANNELS, blank: 'phone' }),
  person: id({ label: 'With whom?' }),
  result: choice({ label: 'What happened?', choices: RESULTS, blank: 'reached' }),
  message_with: text({ label: 'With whom did you leave the message?' }),
  /** Of a contact that we made another way than they asked for. */
  against: againstField,
  words: text({ label: 'What did they say?', max: MOST }),
  told: text({ label: 'What did you tell them? (optional)', max: MOST }),
  identity: choice({ label: 'Did you check who you were speaking to?', choices: ['checked', 'not_needed'] }),
  day: text({ label: 'Day' }),
  time: text({ label: 'Time' }),
});

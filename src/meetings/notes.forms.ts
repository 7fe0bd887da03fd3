import { choice, day, form, text, wholeNumber } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { ANSWER_WAYS } from './tables.ts';

export const LONGEST_WORDS = 20_000;
const TOO_LONG = 'Use 20,000 characters or fewer';

export const notesForm = form({
  body: text({ label: 'What was said', required: 'Write what was said', max: [LONGEST_WORDS, TOO_LONG] }),
  number: wholeNumber({ label: 'Version', required: 'Open the meeting again', from: 0, to: 100_000 }),
});

export const askForm = (today: Day) =>
  form({ until: day({ label: 'Until when?', today, required: 'Enter a day, like 10 December' }) });

export const saidForm = form({
  said: choice({ label: 'What did they say?', choices: ['agreed', 'differs'], required: 'Choose what they said' }),
  how: choice({ label: 'How?', choices: ANSWER_WAYS, required: 'Choose how they said it' }),
  words: text({ label: 'How do they see it?', max: [LONGEST_WORDS, TOO_LONG] }),
});

export const agreementForm = (today: Day) =>
  form({
    who: text({ label: 'Who?', required: 'Enter who does it' }),
    what: text({ label: 'Does what?', required: 'Enter what they do', max: [500, 'Use 500 characters or fewer'] }),
    due: day({ label: 'By when?', today, required: 'Enter a day, like Friday or 4 December' }),
  });

/** What somebody sends who came by the link. */
export const differsForm = form({
  words: text({ label: 'How do you see it?', required: 'Write how you see it', max: [LONGEST_WORDS, TOO_LONG] }),
});

import { choice, form, readAs, text } from '../platform/forms.ts';
import { type Day, parseDateTyped } from '../platform/time.ts';
import { QUESTION_WORDS } from './samples.rules.ts';
import { QUALITY_ANSWERS, type QualityQuestion } from './tables.ts';

const WRONG = 'Enter a day, like 1/9/2026 or today';
const LONG: [number, string] = [5_000, 'Use 5,000 characters or fewer'];

/** From which days the cases are drawn. */
export function drawForm(today: Day) {
  const day = (label: string, required: string) =>
    readAs({ label, required, read: (typed) => parseDateTyped(typed, today), wrong: WRONG });
  return form({
    from: day('Closed from', 'Enter the first day'),
    to: day('Closed to', 'Enter the last day'),
  });
}

const question = (name: QualityQuestion) => choice({ label: QUESTION_WORDS[name], choices: QUALITY_ANSWERS });

/** What both say of one case. An answer may still be open. */
export const answersForm = form({
  listened: question('listened'),
  told: question('told'),
  sharing: question('sharing'),
  learning: question('learning'),
  words: text({ label: 'In your words', max: LONG }),
});

export const agreementForm = form({ words: text({ label: 'Your words', max: LONG }) });

export const talkNoteForm = form({
  body: text({ label: 'Note of the talk', required: 'Write what you want to keep', max: LONG }),
});

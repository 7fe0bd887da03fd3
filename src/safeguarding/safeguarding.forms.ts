import { choice, choices, form, id, text } from '../platform/forms.ts';
import { TOLD_WHOM } from './safeguarding.rules.ts';

const MOST: [number, string] = [50_000, 'Use 50,000 characters or fewer'];

export const dangerForm = (kinds: readonly string[]) =>
  form({
    kinds: choices({ label: 'What are you worried about?', choices: kinds }),
    exact_words: text({ label: 'Their exact words', max: MOST }),
    whereabouts: text({ label: 'Where are they now?' }),
    child: choices({ label: 'Child or young person', choices: ['yes'] }),
  });

export const companyForm = form({
  colleague: id({ label: 'A colleague' }),
});

export const lineForm = form({
  told: choice({ label: 'Who was told?', choices: TOLD_WHOM }),
  name: text({ label: 'Name and role' }),
  day: text({ label: 'Day' }),
  time: text({ label: 'Time' }),
  words: text({ label: 'What was said', max: MOST }),
  outcome: text({ label: 'What came of it', max: MOST }),
  closes: choices({ label: 'Nothing more to do', choices: ['yes'] }),
});

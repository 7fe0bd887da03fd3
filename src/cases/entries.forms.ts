import { form, text } from '../platform/forms.ts';

const MOST: [number, string] = [50_000, 'Use 50,000 characters or fewer'];

/** The words of an entry, each with what it is called. */
export const WORDS_OF = { body: 'Note', words: 'What was said', told: 'What we told them' } as const;

export const correctionForms = {
  notes: form({ body: text({ label: WORDS_OF.body, required: 'Write a note', max: MOST }) }),
  contacts: form({
    words: text({ label: WORDS_OF.words, max: MOST }),
    told: text({ label: WORDS_OF.told, max: MOST }),
  }),
};

export const errorForm = form({
  reason: text({ label: 'Why is it wrong?', required: 'Write why this is wrong' }),
});

// What else can be said about a promise on its own page.
import { typedWhen } from '../calendar/index.ts';
import { form, id, text } from '../platform/forms.ts';

export const snoozeForm = form({
  ...typedWhen,
  reason: text({
    label: 'Why?',
    required: 'Write why you are putting this off',
    max: [500, 'Use 500 characters or fewer'],
  }),
});

export const ownerForm = form({ owner: id({ label: 'A colleague' }) });

/** The forms on the page of a promise; 'page' is what is done with one press. */
export type PromiseForm = 'try' | 'move' | 'snooze' | 'owner' | 'page';

import { choice, day, form, readAs, text } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { STATES } from './improvements.rules.ts';

const words = (label: string, required?: string) =>
  text({ label, max: [2_000, `${label} must be 2,000 characters or fewer`], ...(required ? { required } : {}) });

/** Where somebody has to choose: a site, or everywhere. */
export const EVERYWHERE = 'everywhere';

export const improvementForm = (today: Day) =>
  form({
    said: words('What people told us', 'Write what people told us'),
    changed: words('What changed'),
    changed_on: day({ label: 'When it changed', today }),
    site: text({ label: 'Where', required: 'Choose the site, or that it is everywhere' }),
    place: text({ label: 'Ward or service' }),
    place_id: text({ label: 'Ward or service' }),
    effect: words('How we know that it is better'),
    still: words('What is still being worked on'),
    state: choice({ label: 'How far is it?', choices: STATES, required: 'Choose how far it is' }),
    declined_why: words('Why it is declined'),
    version: readAs({
      label: 'Version',
      read: (typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined),
      wrong: 'Open the page again',
    }),
  });
export type ImprovementForm = ReturnType<typeof improvementForm>;

export const caseForm = form({
  ref: text({ label: 'Case', required: 'Enter the number of a case, like PAL-26-0412' }),
  wants: choice({
    label: 'Do they want to hear what changed?',
    choices: ['yes', 'no', 'not_asked'],
    blank: 'not_asked',
  }),
});

export const tellForm = form({
  words: text({
    label: 'What they will read',
    required: 'Write what they will read',
    max: [4_000, 'Use 4,000 characters or fewer'],
  }),
});

import { choice, choices, form, id, readAs, text, tick } from '../platform/forms.ts';
import { addDays, type Day, parseDateTyped, shortDate } from '../platform/time.ts';
import { badLinks } from './blocks.rules.ts';
import { LATEST_REVIEW_DAYS, REPORT_KINDS } from './guides.rules.ts';
import type { Guide } from './guides.ts';

const LONGEST_BODY = 20_000;

/** The words of a guide, and what keeps it right. */
export const guideForm = (today: Day) =>
  form({
    title: text({ label: 'Title', required: 'Enter a title', max: [120, 'The title must be 120 characters or fewer'] }),
    summary: text({
      label: 'In one sentence',
      required: 'Enter one sentence that says what it is about',
      max: [300, 'The sentence must be 300 characters or fewer'],
    }),
    body: readAs({
      label: 'What it says',
      read: (typed) => (typed.length <= LONGEST_BODY && badLinks(typed).length === 0 ? typed : undefined),
      wrong:
        'Use 20,000 characters or fewer, and links like [their page](https://example.org) or [how to complain](/complaints)',
    }),
    subjects: choicesOfCodes('What it is about'),
    place_id: id({ label: 'Where it is for' }),
    shared: tick({ label: 'For the public' }),
    owner_id: id({ label: 'Owner' }),
    review_on: readAs({
      label: 'Look at it again on',
      read: (typed) => reviewDay(typed, today),
      wrong: 'Enter a day in the next 12 months, like 24 May',
    }),
  });

function choicesOfCodes(label: string) {
  return {
    label,
    blank: [] as string[],
    read: (typed: string | string[]) => ({ value: [typed].flat().filter((code) => /^[a-z0-9_]{1,40}$/.test(code)) }),
  };
}

function reviewDay(typed: string, today: Day): Day | undefined {
  const day = parseDateTyped(typed, today);
  return day && day > today && day <= addDays(today, LATEST_REVIEW_DAYS) ? day : undefined;
}

export const typedOf = ({ title, summary, body, subjects, place_id, shared, owner_id }: Guide, review: Day) => ({
  ...{
    title,
    summary,
    body,
    subjects,
    place_id: place_id ?? '',
    shared: shared ? 'yes' : '',
    owner_id: owner_id ?? '',
  },
  review_on: shortDate(review, '0001-01-01'),
});

export const reportForm = form({
  kind: choice({ label: 'What do you want to say?', choices: REPORT_KINDS, required: 'Choose what you want to say' }),
  words: text({ label: 'In your words', max: [1000, 'Use 1,000 characters or fewer'] }),
});

export const toldForm = (today: Day) =>
  form({
    guides: choices({ label: 'What did you tell them of?', choices: [] }),
    person: text({ label: 'Whom?' }),
    how: choice({ label: 'How?', choices: ['spoken', 'leaflet', 'letter'], required: 'Choose how you told them' }),
    ask: tick({ label: 'Ask later?' }),
    ask_on: readAs({
      label: 'On which day?',
      read: (typed) => parseDateTyped(typed, today),
      wrong: 'Enter a day, like 8 December',
    }),
  });

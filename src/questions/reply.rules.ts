import { SHARE_CHOICES, type Share } from './questions.rules.ts';

/** Words on the page of a link are kept as long as this. */
export const DRAFT_HOURS = 24;
export const DRAFT_FIELDS = ['answer', 'share', 'name', 'words'] as const;
/** Characters of an answer: two pages. */
export const LONGEST_ANSWER = 10_000;
export const LONGEST_NOTE = 1_000;
export const LONGEST_NAME = 200;
export const SHARES = SHARE_CHOICES.map(({ value }) => value) as Share[];

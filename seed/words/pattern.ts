import type { CaseType } from '../../src/cases/index.ts';
import type { Sort } from '../trusts.ts';

/** What somebody tells us, in their words, and what was found out or done, in the officer's. See grammar.ts for [a|b] and {slot}. */
export type Pattern = {
  subject: string;
  who: 'self' | 'kin' | 'child' | 'expecting';
  type: CaseType;
  sorts: readonly Sort[];
  words: string;
  answer: string;
};

type Line = readonly [who: Pattern['who'], type: CaseType, sorts: string, words: string, answer: string];

export function patterns(subject: string, lines: readonly Line[]): Pattern[] {
  return lines.map(([who, type, sorts, words, answer]) => ({
    subject,
    who,
    type,
    sorts: sorts.split(' ').filter(isSort),
    words,
    answer,
  }));
}

const SORTS =
  'elderly medical surgical maternity children emergency clinic booking imaging tests pharmacy therapy transport records facilities bereavement theatre community'.split(
    ' ',
  );

function isSort(text: string): text is Sort {
  return SORTS.includes(text);
}

import { addDays, type Day } from '../platform/time.ts';
import type { CaseType, Status } from './tables.ts';

export const VIEWS = ['mine', 'team', 'new', 'waiting', 'ready', 'closed'] as const;
export type View = (typeof VIEWS)[number];

export type Mark = 'after_death' | 'safety' | 'child';

export type Sort = 'due' | 'last' | 'opened' | 'ref';
export type Direction = 'asc' | 'desc';
/** A status, or all of them, closed cases too. */
export type StatusFilter = Status | 'any';

export type Filters = {
  view: View;
  status?: StatusFilter;
  /** A colleague, or 'none'. */
  owner?: string;
  type?: CaseType;
  subject?: string;
  place?: string;
  mark: Mark[];
  from?: Day;
  to?: Day;
  words?: string;
  sort: Sort;
  dir: Direction;
  page: number;
  size: number;
};

/** True where the view alone says which cases are in it. */
export function isWholeView(filters: Filters): boolean {
  const { status, owner, type, subject, place, mark, from, to, words, page } = filters;
  return page === 1 && mark.length === 0 && [status, owner, type, subject, place, from, to, words].every((one) => !one);
}

/** The day after, for "up to and with this day". */
export const dayAfter = (day: Day): Day => addDays(day, 1);

/** More are not counted: "more than 1,000 cases". */
export const MOST_COUNTED = 1000;

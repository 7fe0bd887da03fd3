// What is said of help: how fresh it is, who sees it, in which words.
import { addDays, type Day, dateWords } from '../platform/time.ts';
import { type Reachable, reachOf } from './reach.rules.ts';
import type { Certainty, HelpEntryTable, Shown } from './tables.ts';

/** Crisis lines are looked at each quarter, all else twice a year. */
const REVIEW_DAYS = { crisis: 90, other: 180 };

export function reviewOn(checkedOn: Day, crisis: boolean): Day {
  return addDays(checkedOn, crisis ? REVIEW_DAYS.crisis : REVIEW_DAYS.other);
}

/** Lines that `Crisis numbers` in Settings holds, and of which we are sure enough to show them before anybody here has checked. */
const SURE_CRISIS = ['emergency', 'mental_health', 'samaritans', 'shout', 'domestic_abuse', 'childline'];
/** Those that need a check of this trust first, or that it enters itself. */
const CHECKED_CRISIS = ['crisis_line', 'older_people'];

type Number = { code: string; number: string; checked_on: Day | null };

/** The crisis lines that stand first for everybody: none without a number, none in doubt. */
export function pinnedNumbers<T extends Number>(numbers: readonly T[]): T[] {
  return numbers.filter(
    ({ code, number, checked_on }) =>
      number !== '' && (SURE_CRISIS.includes(code) || (CHECKED_CRISIS.includes(code) && checked_on !== null)),
  );
}

/** Crisis lines among the entries that stand there already, as a number of Settings, are not shown twice. */
export function besideNumbers<T extends Reachable>(pinned: readonly T[], numbers: readonly Number[]): T[] {
  const shown = new Set(numbers.map(({ number }) => dialled(number)));
  return pinned.filter((help) => !shown.has(dialled(reachOf(help).phone)));
}

export type Freshness = Pick<HelpEntryTable, 'shown' | 'checked_on' | 'review_on' | 'valid_to' | 'ended_at'> & {
  organisation: { name: string; ended_at: Date | null };
};

/** Why the public does not find it, in words for an officer; undefined: they do. */
export function heldBack(entry: Freshness, today: Day): string | undefined {
  if (entry.ended_at) return 'Taken out of the directory';
  if (entry.shown === 'hidden') return 'Hidden: this trust sends nobody there';
  if (entry.valid_to && entry.valid_to < today) return 'It has ended';
  if (entry.organisation.ended_at)
    return `The organisation that gives this help is taken out: ${entry.organisation.name}`;
  if (!entry.checked_on) return 'Not yet checked';
  if (isDue(entry, today)) return `Check this – last checked ${plainDay(entry.checked_on, today)}`;
  return entry.shown === 'desk' ? 'For officers only' : undefined;
}

/** Nobody looked, or too long ago. */
export function isDue({ checked_on, review_on }: Pick<Freshness, 'checked_on' | 'review_on'>, today: Day): boolean {
  return !checked_on || !review_on || review_on <= today;
}

/** "3 May", with the year where it is another. */
export const plainDay = (day: Day, today: Day) => dateWords(day, today).replace(/^\w+ /, '');

export const CERTAINTY_WORDS: Record<Certainty, string> = {
  sourced: 'Read in a copy of their own page. Check that it still holds.',
  high: 'Well known. Check that it still holds.',
  medium: 'Right in substance. Check each figure before somebody relies on it.',
  low: 'Doubtful. Look at their own page first.',
};

export const SHOWN_WORDS: Record<Shown, string> = {
  public: 'Everybody, as long as it is checked in time',
  desk: 'Officers only',
  hidden: 'Nobody: this trust sends nobody there',
};

/** A number as it is dialled. Helplines have short ones, too: 116 123, 85258. */
export function dialled(number: string): string | undefined {
  const digits = number.replace(/[^\d+]/g, '');
  return /^\+?\d{3,15}$/.test(digits) && /^[\d+()\-. ]+$/.test(number) ? digits : undefined;
}

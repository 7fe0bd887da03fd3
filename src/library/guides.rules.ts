// What is said of a guide: how fresh it is, who reads it, where it is.
import type { Selectable } from 'kysely';
import { addDays, type Day, dateWords, weekdayOf } from '../platform/time.ts';
import { plainText } from './blocks.rules.ts';
import type { GuideTable, ReportKind } from './tables.ts';

/** Looked at twice a year. */
const REVIEW_DAYS = 180;
const FRIDAY = 5;
export const LATEST_REVIEW_DAYS = 366;

/** On a weekday. */
export function usualReview(today: Day): Day {
  const day = addDays(today, REVIEW_DAYS);
  return addDays(day, weekdayOf(day) > FRIDAY ? 8 - weekdayOf(day) : 0);
}

export type Freshness = Pick<
  Selectable<GuideTable>,
  'checked_on' | 'review_on' | 'shared' | 'public_edition' | 'public_review_on' | 'ended_at' | 'edition'
>;

/** What an officer has to know before relying on it; undefined: it was looked at in time. */
export function doubt({ checked_on, review_on, ended_at }: Freshness, today: Day): string | undefined {
  if (ended_at) return 'Taken out of the guides';
  if (!checked_on || !review_on) return 'Not yet checked';
  return review_on <= today ? `Check this – last checked ${plainDay(checked_on, today)}` : undefined;
}

/** Why the public does not read it; undefined: they do, in the edition that a second person passed and that was checked in time. */
export function heldBack(guide: Freshness, today: Day): string | undefined {
  const doubtful = doubt(guide, today);
  if (doubtful) return doubtful;
  if (!guide.shared) return 'For officers only';
  const { public_review_on } = guide;
  return public_review_on === null || public_review_on <= today ? 'A second person has not looked yet' : undefined;
}

/** The public is to read it, and what stands there now was not passed by a second person. */
export const awaitsSecond = (guide: Freshness) =>
  guide.shared && !guide.ended_at && guide.checked_on !== null && guide.public_edition !== guide.edition;

/** "3 May", with the year where it is another. */
const plainDay = (day: Day, today: Day) => dateWords(day, today).replace(/^\w+ /, '');

const LONGEST_SLUG = 60;
/** Taken by pages of their own. */
const TAKEN = ['new'];

/** "Parking: what it costs" is parking-what-it-costs; `taken` are those of other guides. */
export function slugFor(title: string, taken: ReadonlySet<string>): string {
  const plain =
    title
      .normalize('NFD')
      .replace(/\p{M}|['’]/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, LONGEST_SLUG)
      .replace(/^-+|-+$/g, '') || 'guide';
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? plain : `${plain}-${number}`;
    if (!taken.has(slug) && !TAKEN.includes(slug)) return slug;
  }
}

export const REPORT_WORDS: Record<ReportKind, string> = {
  no_help: 'It did not help',
  wrong: 'Something is wrong',
};
export const REPORT_KINDS = Object.keys(REPORT_WORDS) as ReportKind[];

type Words = Pick<Selectable<GuideTable>, 'title' | 'summary' | 'body' | 'edition'>;

/** What somebody is told, or holds in their hands. */
export function wordsTold({ title, summary, body, edition }: Words): string {
  return [title, summary, '', plainText(body), '', `(Edition ${edition})`].join('\n').replace(/\n{3,}/g, '\n\n');
}

// When a family may want to hear from us again. Offered, never assumed. Pure.
import { addDays, atLocal, type Day, localDate, localTime } from '../platform/time.ts';

export const SLOTS = ['week', 'six_weeks', 'anniversary', 'other'] as const;
export type FollowUpSlot = (typeof SLOTS)[number];

export const SLOT_WORDS: Record<FollowUpSlot, string> = {
  week: 'After 1 week',
  six_weeks: 'After 6 weeks',
  anniversary: 'At the anniversary',
  other: 'On another day',
};

export const HELPED = ['yes', 'partly', 'no', 'not_said'] as const;
export type Helped = (typeof HELPED)[number];
export const HELPED_WORDS: Record<Helped, string> = {
  yes: 'It helped',
  partly: 'It helped in part',
  no: 'It did not help',
  not_said: 'They did not say',
};

/** The day that is offered: from the death where it is known, else from today; a day that has passed is not offered. */
export function offeredOn(slot: FollowUpSlot, diedOn: Day | undefined, today: Day): Day | undefined {
  if (slot === 'other') return undefined;
  if (slot === 'anniversary') return diedOn ? nextYearly(diedOn, today) : undefined;
  const days = slot === 'week' ? 7 : 42;
  const due = addDays(diedOn ?? today, days);
  return due > today ? due : undefined;
}

/** The first anniversary that is still to come. A death on 29 February is remembered on the 28th. */
function nextYearly(day: Day, today: Day): Day {
  const year = Math.max(Number(day.slice(0, 4)) + 1, Number(today.slice(0, 4)));
  const at = onYear(day, year);
  return at > today ? at : onYear(day, year + 1);
}

const onYear = (day: Day, year: number): Day => {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${year}-${day.endsWith('02-29') && !leap ? '02-28' : day.slice(5)}`;
};

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const isAnniversary = (on: Day, diedOn: Day): boolean => on > diedOn && on === onYear(diedOn, yearOf(on));

/** Chosen for the anniversary of a death that was on another day after all: at the same time on that of the right day. */
export function movedWith(due: Date, slot: FollowUpSlot, { before, diedOn }: { before: Day | undefined; diedOn: Day }) {
  const on = localDate(due);
  if (slot !== 'anniversary' || !before || !isAnniversary(on, before)) return due;
  return atLocal(onYear(diedOn, yearOf(diedOn) + yearOf(on) - yearOf(before)), localTime(due));
}

/** Is this one of the days that the family named, "03-12"? Where there is no 29 February, the 28th is. */
export const isQuietDay = (on: Day, quiet: readonly string[]): boolean =>
  quiet.some((day) => onYear(`${LEAP_YEAR}-${day}`, yearOf(on)) === on);

/** A year in which every day of a year can be named. */
export const LEAP_YEAR = 2024;

/**
 * Why nobody makes contact on that day; undefined where they may. Days that the family named stay quiet in every year, and
 * so does the anniversary of the death, unless they chose just that.
 */
export function quietWhy(
  on: Day,
  slot: FollowUpSlot,
  { diedOn, quiet }: { diedOn: Day | undefined; quiet: readonly string[] },
): string | undefined {
  if (isQuietDay(on, quiet)) return 'They do not want to hear from anybody on this day. Choose another day.';
  if (diedOn && isAnniversary(on, diedOn) && slot !== 'anniversary')
    return 'This is the anniversary of the death. Choose “At the anniversary” if they want that, or another day.';
  return undefined;
}

import { RuleError } from '../platform/errors.ts';
import {
  addDays,
  atLocal,
  type Day,
  dateWords,
  localDate,
  localTime,
  parseDateTyped,
  parseTimeTyped,
  timeWords,
  weekdayWords,
} from '../platform/time.ts';
import type { Calendar } from './calendar.ts';
import { choiceLabel, halfWay, promiseChoices, targetDue } from './due.rules.ts';
import {
  addWorkingDaysOfPals,
  addWorkingMinutes,
  type Hours,
  isOpenAt,
  nextOpenDay,
  workingMinutesBetween,
} from './working-hours.rules.ts';

/** A time on offer: `value` is what a form sends, so that the time chosen is the time that was shown. */
export type TimeChoice = { value: string; label: string };

const MOST_PRESETS = 4;
const QUARTER = 15 * 60_000;
const TRY_AGAIN_MINUTES = 120;

/** Within a sentence: "by 4pm today", "by 12pm tomorrow", "by 10:45am on Monday", "by 5pm on Tuesday 5 January 2027". */
export function byWords(at: Date, now: Date): string {
  const day = localDate(at);
  const today = localDate(now);
  const by = `by ${timeWords(at)}`;
  if (day === today) return `${by} today`;
  if (day === addDays(today, 1)) return `${by} tomorrow`;
  return `${by} on ${day > today && day < addDays(today, 7) ? weekdayWords(day) : dateWords(day, today)}`;
}

/** The same on what is kept and read on another day: "by 5pm on Wednesday 25 November". */
export const byDateWords = (at: Date, now: Date): string => `by ${timeWords(at)} on ${dateWords(at, now)}`;

const choiceAt = (at: Date, now: Date): TimeChoice => ({ value: at.toISOString(), label: choiceLabel(at, now) });

/** Four times to move a promise to, the earliest first, all in opening hours; none if PALS has no opening hours. */
export function presetTimes(now: Date, hours: Hours): TimeChoice[] {
  const choices = promiseChoices(now, hours).map(({ at, label }): TimeChoice => ({ value: at.toISOString(), label }));
  for (let days = 2; choices.length > 0 && choices.length < MOST_PRESETS; days += 1) {
    const at = addWorkingDaysOfPals(now, days, hours);
    choices.push(choiceAt(at, now));
  }
  return choices.sort((a, b) => a.value.localeCompare(b.value));
}

/**
 * When to try again after nobody answered: first in two opening hours; from the second try on the next open day at
 * another time of day. Without opening hours: the same time tomorrow.
 */
function proposeNext(now: Date, hours: Hours, triesBefore: number): Date {
  const tomorrow = nextOpenDay(addDays(localDate(now), 1), hours);
  if (!tomorrow) return new Date(now.getTime() + 24 * 60 * 60_000);
  if (triesBefore === 0) return toQuarter(addWorkingMinutes(now, TRY_AGAIN_MINUTES, hours), hours);
  const other = atLocal(tomorrow, localTime(now) < '12:00' ? '15:00' : '11:00');
  return isOpenAt(other, hours) ? other : addWorkingMinutes(atLocal(tomorrow, '00:00'), TRY_AGAIN_MINUTES, hours);
}

/** To the next quarter of an hour, unless PALS is closed by then. */
function toQuarter(at: Date, hours: Hours): Date {
  const rounded = new Date(Math.ceil(at.getTime() / QUARTER) * QUARTER);
  return isOpenAt(new Date(rounded.getTime() - 1), hours) ? rounded : at;
}

/** The proposed time first, then the presets that differ from it. */
function timesAfter(first: Date, now: Date, hours: Hours): TimeChoice[] {
  const proposed = choiceAt(first, now);
  return [proposed, ...presetTimes(now, hours).filter((choice) => choice.value !== proposed.value)];
}

export function tryAgainTimes(now: Date, hours: Hours, triesBefore: number): TimeChoice[] {
  return timesAfter(proposeNext(now, hours, triesBefore), now, hours);
}

/**
 * By when a service answers: first half the time to what was promised to the person, so that they are told in time;
 * without a promise, our own aim.
 */
export function answerTimes(now: Date, { hours, targets }: Calendar, promised: Date | undefined): TimeChoice[] {
  const target = targets.get('ward_answer');
  const first = promised ? halfWay(now, promised, hours) : target && targetDue(now, target, hours);
  return first ? timesAfter(first, now, hours) : presetTimes(now, hours);
}

/** Working minutes that whoever is asked in writing has at least. */
const LEAST_TO_WRITE = 120;

const isFar = (at: Date, now: Date, hours: Hours) => workingMinutesBetween(now, at, hours) >= LEAST_TO_WRITE;

/**
 * The same for a question in writing: nothing that is less than two working hours away, with our own aim first where half
 * the time would be. What was `chosen` before stays on offer while it is still to come.
 */
export function writtenAnswerTimes(now: Date, calendar: Calendar, promised: Date | undefined, chosen: string) {
  const { hours } = calendar;
  const inTime = promised && isFar(halfWay(now, promised, hours), now, hours);
  const times = answerTimes(now, calendar, inTime ? promised : undefined);
  const offered = times.filter(({ value }) => isFar(new Date(value), now, hours));
  if (!AN_INSTANT.test(chosen) || !(new Date(chosen) > now)) return offered;
  const kept = choiceAt(new Date(chosen), now);
  return offered.some(({ value }) => value === kept.value) ? offered : [...offered, kept];
}

/**
 * What was chosen in a draft, where it can still be had; empty where its time has come, or is less than two working hours
 * away. A day and a time that somebody began to type stay.
 */
export function stillChosen(typed: TypedWhen, now: Date, hours: Hours): string {
  if (typed.when === 'choose') return hasPassed(typed, now) ? '' : typed.when;
  return AN_INSTANT.test(typed.when) && isFar(new Date(typed.when), now, hours) ? typed.when : '';
}

function hasPassed({ day: typedDay, time: typedTime }: TypedWhen, now: Date): boolean {
  const day = parseDateTyped(typedDay || 'today', localDate(now));
  const time = parseTimeTyped(typedTime);
  return day !== undefined && time !== undefined && atLocal(day, time) <= now;
}

/** As a form sends a time on offer. */
const AN_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export type TypedWhen = { when: string; day: string; time: string; agreed?: boolean };

/**
 * The time that was chosen or typed. A typed time outside opening hours stands only if it was agreed with the person.
 * @throws RuleError in words that say what to enter, beside the field
 */
export function readWhen(typed: TypedWhen, now: Date, hours: Hours): Date {
  if (typed.when === '') throw new RuleError('Choose a time', 'when');
  if (typed.when !== 'choose') {
    const at = new Date(typed.when);
    if (!AN_INSTANT.test(typed.when) || Number.isNaN(at.getTime())) throw new RuleError('Choose a time', 'when');
    return stillToCome(at, now, 'when');
  }
  const day = parseDateTyped(typed.day || 'today', localDate(now));
  if (!day) throw new RuleError('Enter a day, like tomorrow, Friday or 27 November', 'day');
  const time = parseTimeTyped(typed.time);
  if (!time) throw new RuleError('Enter a time, like 3pm', 'time');
  const at = stillToCome(atLocal(day, time), now, 'time');
  if (!typed.agreed && !isOpenAt(new Date(at.getTime() - 1), hours)) {
    throw new RuleError(
      'PALS is closed then. Choose another time, or tick that you agreed this time with them.',
      'time',
    );
  }
  return at;
}

function stillToCome(at: Date, now: Date, field: string): Date {
  if (at <= now) throw new RuleError('Choose a time that is still to come', field);
  return at;
}

/** Bank holidays are known up to a year; beyond it a page warns, it does not guess. */
export function holidayWarning(at: Date | string, hours: Hours): string | undefined {
  const day = typeof at === 'string' ? at : localDate(at);
  const { knownUntil } = hours.holidays;
  return day > knownUntil
    ? `Bank holidays after ${dateWords(knownUntil, '0001-01-01')} are not known yet. Check the day.`
    : undefined;
}

/** The open day after today: who reads a handover note, and when a late promise of tonight is due. */
export function nextDayOpen(now: Date, hours: Hours): Day {
  const tomorrow = addDays(localDate(now), 1);
  return nextOpenDay(tomorrow, hours) ?? tomorrow;
}

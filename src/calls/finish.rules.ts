// What a call becomes when it is finished. Pure: the present and the calendar are passed in.
import { addWorkingDays, type Calendar, halfWay, promiseChoices, targetDue, usualClosing } from '../calendar/index.ts';
import { mayPhone } from '../people/index.ts';
import { firstSentence } from '../platform/browser/copies.rules.ts';
import type { FieldError } from '../platform/forms.ts';
import { addDays, atLocal, localDate, parseDateTyped, parseTimeTyped } from '../platform/time.ts';
import type { CallValues } from './call.fields.ts';
import { type HardCall, readHardCall, wantsNoCall } from './hard-call.rules.ts';
import { type KnownBy, readKnownBy, readPhone } from './known-by.rules.ts';

export type Step =
  | { kind: 'call_back'; due: Date; agreed: boolean }
  | {
      kind: 'ask_service' | 'visit' | 'pass_on' | 'hand_over' | 'ask_route' | 'follow_up' | 'hear_from_person';
      due: Date;
      about: string;
    };

export type Plan = HardCall & {
  type: 'question' | 'concern' | 'complaint' | 'thanks' | 'idea' | 'experience';
  route: 'informal' | 'complaint' | 'both' | 'not_asked';
  /** Closed at once with this outcome. */
  outcome?: string;
  steps: Step[];
  /** What we told them. */
  told: string;
  receivedAt: Date;
  knownBy?: KnownBy;
  /** A way for texts or e-mail. */
  way?: { kind: 'phone' | 'email'; value: string };
};

export type Planned = { plan: Plan } | { errors: FieldError[] };
type Wrong = (field: string, message: string) => undefined;

const CHOOSE_NEXT = 'Choose what happens next. It can be “Sorted on this call”.';
const NO_NUMBER = 'Enter a phone number, or choose another way to contact them';
const NO_TIME = 'Enter a time for the call, like 3pm';
const PAST = 'Choose a time that is still to come';

/**
 * Reads the answers together. Errors only where a promise could not be kept (no next step, a call without a time or a
 * number) or where something typed cannot be read; all else becomes a prompt on the case.
 */
export function planFinish(values: CallValues, startedAt: Date, now: Date, calendar: Calendar): Planned {
  const errors: FieldError[] = [];
  const wrong: Wrong = (field, message) => {
    errors.push({ field, message });
    return undefined;
  };
  const receivedAt = readReceived(values, startedAt, now, wrong) ?? startedAt;
  const knownBy = readPatient(values, now, wrong);
  const way = readWay(values.email, wrong);
  const hard = readHardCall(values, receivedAt, now, wrong);
  const decided = values.next !== undefined || wantsNoCall(values);
  const made = decided ? stepsOf(values, now, calendar, wrong) : wrong('next', CHOOSE_NEXT);
  if (errors.length > 0 || !made) return { errors };
  const type = typeOf(values);
  const route = routeOf(values);
  const steps = [...made, ...followUp(values, now, calendar)];
  if (type === 'concern' && route === 'not_asked' && steps.length > 0) {
    steps.push({ kind: 'ask_route', due: endOfNextWorkingDay(receivedAt, calendar), about: '' });
  }
  // Chosen beside another next step: it goes to the complaints team all the same.
  if ((route === 'complaint' || route === 'both') && values.next !== 'complain')
    steps.push({ kind: 'hand_over', due: endOfNextOpenDay(now, calendar), about: '' });
  const outcome = steps.length > 0 ? undefined : outcomeOf(values);
  return {
    plan: {
      ...hard,
      type,
      route,
      steps,
      told: toldWords(values),
      receivedAt,
      ...(outcome ? { outcome } : {}),
      ...(knownBy ? { knownBy } : {}),
      ...(way ? { way } : {}),
    },
  };
}

/** No other answer is asked for during a call, so the next step says what kind of case it is. */
function typeOf({ next, outcome }: CallValues): Plan['type'] {
  if (next === 'complain') return 'complaint';
  if (next === undefined || next === 'elsewhere') return 'question';
  if (next !== 'sorted') return 'concern';
  if (outcome === 'thanks' || outcome === 'idea' || outcome === 'experience') return outcome;
  return outcome === 'put_right' ? 'concern' : 'question';
}

function routeOf(values: CallValues): Plan['route'] {
  const answers = { call_back: values.call_route, ask_service: values.ask_route, visit: values.visit_route };
  if (values.next === 'complain') return values.goes_on.length > 0 ? 'both' : 'complaint';
  return (Object.hasOwn(answers, values.next ?? '') && answers[values.next as keyof typeof answers]) || 'not_asked';
}

function outcomeOf({ next, outcome, other_how }: CallValues): string | undefined {
  if (next === 'sorted') return outcome === 'idea' || outcome === 'experience' ? 'information' : outcome;
  if (next === undefined) return 'information';
  return next === 'elsewhere' && other_how === 'told' ? 'signposted' : undefined;
}

function stepsOf(values: CallValues, now: Date, calendar: Calendar, wrong: Wrong): Step[] | undefined {
  const { hours } = calendar;
  switch (values.next) {
    case 'call_back': {
      needNumber(values, wrong);
      const due = readWhen(values, 'call_when', 'call_day', 'call_time', now, hours, wrong);
      return due && [{ kind: 'call_back', due, agreed: true }];
    }
    case 'ask_service':
      return askSteps(values, now, calendar, wrong);
    case 'visit': {
      const chosen = isWhen(values, 'visit_when', 'visit_day', 'visit_time');
      const due = chosen
        ? readWhen(values, 'visit_when', 'visit_day', 'visit_time', now, hours, wrong)
        : laterToday(now, calendar);
      return due && [{ kind: 'visit', due, about: values.visit_where.trim() }];
    }
    case 'complain': {
      const handOver: Step = { kind: 'hand_over', due: endOfNextOpenDay(now, calendar), about: '' };
      if (values.hand_over !== 'call_back') return [handOver];
      needNumber(values, wrong);
      const due = readWhen(values, 'complain_when', 'complain_day', 'complain_time', now, hours, wrong);
      return due && [{ kind: 'call_back', due, agreed: true }, handOver];
    }
    case 'elsewhere':
      if (values.other_how !== 'pass_on') return [];
      return [{ kind: 'pass_on', due: endOfNextOpenDay(now, calendar), about: values.other.trim() }];
    case undefined:
      return waiting(values, now);
    default:
      return [];
  }
}

/** They call us when they want to: somebody looks after two weeks whether they have. */
function waiting(values: CallValues, now: Date): Step[] {
  if (values.no_rush !== 'they_call') return [];
  return [{ kind: 'hear_from_person', due: atLocal(inTwoWeeks(now), '11:00'), about: '' }];
}

/** After a call about suicide: somebody looks after them on the same day, and it is the officer who took the call. */
function followUp(values: CallValues, now: Date, calendar: Calendar): Step[] {
  const due = values.follow_up.length > 0 ? laterToday(now, calendar) : undefined;
  return due ? [{ kind: 'follow_up', due, about: '' }] : [];
}

function askSteps(values: CallValues, now: Date, calendar: Calendar, wrong: Wrong): Step[] | undefined {
  const chosen = isWhen(values, 'ask_when', 'back_day', 'back_time');
  const back = chosen
    ? readWhen(values, 'ask_when', 'back_day', 'back_time', now, calendar.hours, wrong)
    : defaultBack(now, calendar);
  if (!back) return undefined;
  const typed = values.ask_day.trim() !== '' || values.ask_time.trim() !== '';
  const by = typed
    ? readDayTime(values.ask_day, values.ask_time, ['ask_day', 'ask_time'], now, wrong, 'answer')
    : halfWay(now, back, calendar.hours);
  if (!by) return undefined;
  const ask: Step = { kind: 'ask_service', due: by, about: questionOf(values) };
  if (wantsNoCall(values)) return [ask, ...waiting(values, now)];
  return [ask, { kind: 'call_back', due: back, agreed: chosen }];
}

/** Where no time was said: when the ward's answer is due by our own aim. */
export function defaultBack(now: Date, { hours, targets }: Calendar): Date {
  return targetDue(now, targets.get('ward_answer') ?? { amount: 2, unit: 'working_days' }, hours);
}

/** By 4pm today, or when PALS is open next. */
function laterToday(now: Date, { hours }: Calendar): Date | undefined {
  const offered = promiseChoices(now, hours);
  return (offered.find(({ key }) => key === 'today') ?? offered[0])?.at;
}

/** The question in the officer's words, or the first sentence of the notes. */
function questionOf({ question, notes, ask_who, place }: CallValues): string {
  const asked = question.trim() || firstSentence(notes);
  const who = ask_who.trim() === place.trim() ? '' : ask_who.trim();
  return [who, asked].filter(Boolean).join(': ');
}

function needNumber(values: CallValues, wrong: Wrong) {
  const said = { needs: values.needs, contact_rule: '', died: false };
  if (!mayPhone(said) || (values.method ?? 'phone') !== 'phone') return;
  const reach = values.reach.trim();
  if (reach !== '' && !readPhone(reach)) wrong('reach', NO_NUMBER);
  else if (reach === '' && !values.phone) wrong('phone', NO_NUMBER);
}

type WhenFields = [when: keyof CallValues, day: keyof CallValues, time: keyof CallValues];
const said = (values: CallValues, name: keyof CallValues) => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

function isWhen(values: CallValues, ...fields: WhenFields): boolean {
  return fields.some((name) => said(values, name) !== '');
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * A time that was on offer, or a day and a time as they were said. What was agreed with a person stands as it is, also
 * outside opening hours.
 */
function readWhen(
  values: CallValues,
  when: keyof CallValues,
  day: keyof CallValues,
  time: keyof CallValues,
  now: Date,
  hours: Calendar['hours'],
  wrong: Wrong,
): Date | undefined {
  const chosen = said(values, when);
  if (chosen === 'hour') {
    return promiseChoices(now, hours).find(({ key }) => key === 'hour')?.at ?? wrong(when, NO_TIME);
  }
  if (INSTANT.test(chosen)) {
    const at = new Date(chosen);
    if (Number.isNaN(at.getTime())) return wrong(when, NO_TIME);
    return at > now ? at : wrong(when, PAST);
  }
  if (chosen !== 'choose' && said(values, day) === '' && said(values, time) === '') return wrong(when, NO_TIME);
  return readDayTime(said(values, day), said(values, time), [day, time], now, wrong, 'call');
}

function readDayTime(day: string, time: string, names: [string, string], now: Date, wrong: Wrong, what: string) {
  const today = localDate(now);
  const onDay = day.trim() === '' ? today : parseDateTyped(day, today);
  if (!onDay) return wrong(names[0], `Enter a day for the ${what}, like tomorrow or 26 November`);
  const atTime = parseTimeTyped(time);
  if (!atTime) return wrong(names[1], `Enter a time for the ${what}, like 3pm`);
  const at = atLocal(onDay, atTime);
  return at > now ? at : wrong(names[1], PAST);
}

function readReceived(values: CallValues, startedAt: Date, now: Date, wrong: Wrong): Date | undefined {
  const { received_day: day, received_time: time } = values;
  if (day.trim() === '' && time.trim() === '') {
    if (values.paper === 'yes') return wrong('received_day', 'Enter the day on which it happened, like yesterday');
    return startedAt;
  }
  const today = localDate(now);
  const onDay = day.trim() === '' ? today : parseDateTyped(day, today);
  if (!onDay) return wrong('received_day', 'Enter a day, like yesterday or 23 November');
  // Of a day that is over the hour does not matter to any clock: midday stands for it.
  const atTime = time.trim() === '' && onDay < today ? '12:00' : parseTimeTyped(time);
  if (!atTime) return wrong('received_time', 'Enter a time, like 9:30am');
  const at = atLocal(onDay, atTime);
  return at <= now ? at : wrong('received_day', 'The time of the contact must be in the past');
}

function readPatient(values: CallValues, now: Date, wrong: Wrong): KnownBy | undefined {
  if (values.patient_known.trim() === '') return undefined;
  const message = 'Enter an NHS number of 10 digits, a hospital number like A123456, or a date of birth like 31 3 1950';
  return readKnownBy(values.patient_known, localDate(now)) ?? wrong('patient_known', message);
}

const EMAIL = /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\]]+$/;

function readWay(typed: string, wrong: Wrong): Plan['way'] {
  const value = typed.trim();
  if (value === '') return undefined;
  if (EMAIL.test(value)) return { kind: 'email', value };
  const phone = readPhone(value);
  if (phone) return { kind: 'phone', value: phone };
  return wrong('email', 'Enter an email address, like name@example.org, or a number for texts');
}

/**
 * By law an oral concern that is not settled by the end of the next working day counts as a complaint if the person
 * wants a response (SI 2009/309 reg 8(1)(c)): so long there is to ask how they want it handled.
 */
function endOfNextWorkingDay(from: Date, { hours, holidays }: Calendar): Date {
  const { date } = addWorkingDays(localDate(from), 1, holidays);
  return atLocal(date, usualClosing(date, hours) ?? '17:00');
}

function endOfNextOpenDay(now: Date, { hours }: Calendar): Date {
  return targetDue(now, { amount: 1, unit: 'working_days' }, hours);
}

const TOLD = {
  right: 'Told about the right to complain.',
  help: 'Told about free, independent help.',
  guide: 'Sent the guide.',
} as const;

function toldWords(values: CallValues): string {
  const told: string[] = values.next === 'complain' ? values.told.map((tick) => TOLD[tick as keyof typeof TOLD]) : [];
  if (values.next === 'elsewhere' && values.other_how === 'told' && values.other.trim()) {
    told.push(`Told who to contact: ${values.other.trim()}`);
  }
  return told.join('\n');
}

/** In two weeks, on a day when PALS is likely open: for somebody who is grieving and wants no hurry. */
export function inTwoWeeks(now: Date): string {
  return addDays(localDate(now), 14);
}

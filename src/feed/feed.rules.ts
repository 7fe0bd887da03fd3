import ical, { ICalCalendarMethod } from 'ical-generator';
import type { PromiseKind } from '../cases/index.ts';

/** How far a calendar looks: what is late for a month, and half a year ahead. */
export const DAYS_BACK = 30;
export const DAYS_AHEAD = 183;
/** An entry ends when the promise is due, so that a reminder comes before. */
const ENTRY_MS = 15 * 60_000;
/** An appointment begins at its time, and lasts so long where nobody said how long. */
export const APPOINTMENT_MIN = 30;
/** How often a calendar is asked to come again. */
const EVERY_S = 3600;

/** What is to be done, without whom it is about: calendars are read on phones, at receptions and by assistants. */
const WORDS: Record<PromiseKind, string> = {
  call_back: 'Get back to somebody',
  tell_answer: 'Tell somebody the answer',
  ask_service: 'Ask a service',
  service_answer: 'Answer due from a service',
  visit: 'Visit',
  ask_route: 'Ask somebody how they want it handled',
  hand_over: 'Hand over to the complaints team',
  check_told: 'Check that somebody has heard',
  hear_from_person: 'Wait to hear from somebody',
  pass_on: 'Pass something on',
  ring_back: 'Get back to somebody',
  first_contact: 'First contact',
  follow_up: 'Follow up',
  join_call: 'Join a colleague',
  get_consent: 'Get consent',
  book: 'Book something',
  review: 'Review something',
  look_into: 'Look into a case',
  pass_thanks: 'Pass thanks on',
  acknowledge: 'Acknowledge a complaint',
  tell_moved: 'Tell somebody the new date',
  debrief: 'Talk after a hard call',
  meet: 'Meeting',
};

/** No note, no name, no reference of a case; the way to it asks who is there. */
export type Entry = {
  id: string;
  kind: PromiseKind;
  due_at: Date;
  made_at: Date;
  changed_at: Date | null;
  /** Of an appointment, which is kept at its time and not by it: how long it takes. */
  minutes: number | undefined;
};

/** The promises of one officer as RFC 5545 has them. `home`: scheme, host and port of the desk. */
export function calendarOf(entries: readonly Entry[], home: string): string {
  const calendar = ical({
    name: 'PALS promises',
    prodId: { company: 'OpenPALS', product: 'PALS desk', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: EVERY_S,
  });
  for (const { id, kind, due_at, made_at, changed_at, minutes } of entries)
    calendar.createEvent({
      id,
      start: minutes === undefined ? new Date(due_at.getTime() - ENTRY_MS) : due_at,
      end: minutes === undefined ? due_at : new Date(due_at.getTime() + minutes * 60_000),
      stamp: changed_at ?? made_at,
      summary: `PALS: ${WORDS[kind]}`,
      url: `${home}/desk/promises/${id}`,
    });
  return calendar.toString();
}

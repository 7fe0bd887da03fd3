// Who may be invited, how, and what an invitation says: never whom it is about, nor what.
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { askingMode, type Case, mayHear } from '../cases/index.ts';
import { mayHoldDetails, mayReach, type Person } from '../people/index.ts';
import type { Side } from './tables.ts';

type Gates = Pick<Case, 'patient_id' | 'may_hear' | 'sharing' | 'sharing_with'>;

type Comer = {
  side: Side;
  person_id: string | null;
  person: Person | undefined;
  ways: readonly { kind: string; value: string }[];
  email: string;
  called: string;
  /** The ward or service they come from. */
  service: string;
};

/** How somebody hears of the meeting. `with`: from whom they come with. `nobody`: they may not be told, and why. */
export type Telling = { by: 'email'; to: string } | { by: 'other' } | { by: 'with' } | { by: 'nobody'; why: string };

/** They have been told of the meeting as it is now, or somebody promised to. */
export const isTold = (meeting: { sequence: number }, one: { invited_sequence: number | null }): boolean =>
  one.invited_sequence === meeting.sequence;

const MAY_NOT_HEAR =
  'It is not recorded that they may be told about the patient. Record who agreed under “Who may be told what”.';
const MAY_NOT_KNOW =
  'A meeting shows who somebody is, and they have not agreed that this service knows it. Ask them, and change sharing.';

/** `mails`: whether e-mail goes out of here at all. */
export function tellingOf(kase: Gates, one: Comer, mails: boolean): Telling {
  const refused = refusedFor(kase, one);
  if (refused) return { by: 'nobody', why: refused };
  if (one.side === 'person' && !one.person) return { by: 'with' };
  const to = one.person ? emailOf(one.person, one.ways) : one.email;
  return mails && to ? { by: 'email', to } : { by: 'other' };
}

function refusedFor(kase: Gates, one: Comer): string | undefined {
  if (one.person?.died) return 'This person has died.';
  if (one.side === 'person' && one.person && !hears(kase, one)) return MAY_NOT_HEAR;
  if (one.side === 'service' && askingMode(kase, one.service || one.called) !== 'name') return MAY_NOT_KNOW;
  return undefined;
}

/** Of the record that the case names, or of who stands for it after a merge. */
const hears = (kase: Pick<Gates, 'patient_id' | 'may_hear'>, one: Pick<Comer, 'person' | 'person_id'>): boolean =>
  [one.person_id, one.person?.id].some((id) => id && mayHear(kase, id));

/** The address by which they may be written to; empty where e-mail is not their way, or somebody else may read it. */
function emailOf(person: Person, ways: Comer['ways']): string {
  const open = mayReach(person, 'email') && mayHoldDetails(person, 'email');
  return (open && ways.find(({ kind }) => kind === 'email')?.value) || '';
}

export type Entry = {
  /** Of the meeting: the same in every invitation to it, so that calendars know it again (RFC 5545, 3.8.4.7). */
  uid: string;
  /** Rises with each change (RFC 5546, 2.1.4). */
  sequence: number;
  starts: Date;
  minutes: number;
  where: string;
  link: string;
  reference: string;
  phone: string;
  at: Date;
};

type Party = { name: string; email: string };

/** A name stands between quotes, in which there can be no other (RFC 5545, 3.2). */
const inOneValue = ({ name, email }: Party): Party => ({
  name: name.replace(/\p{Cc}+/gu, ' ').replaceAll('"', '’'),
  email,
});

const TITLE = 'Meeting with PALS';

/** As a calendar program reads it. Whoever receives it stands alone in it: nobody sees who else comes. */
export function calendarOf(entry: Entry, method: 'request' | 'cancel' | 'publish', from?: Party, to?: Party): string {
  const methods = {
    request: ICalCalendarMethod.REQUEST,
    cancel: ICalCalendarMethod.CANCEL,
    publish: ICalCalendarMethod.PUBLISH,
  };
  const calendar = ical({
    prodId: { company: 'OpenPALS', product: 'PALS desk', language: 'EN' },
    method: methods[method],
  });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    status: method === 'cancel' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    start: entry.starts,
    end: new Date(entry.starts.getTime() + entry.minutes * 60_000),
    stamp: entry.at,
    summary: TITLE,
    ...(entry.where ? { location: entry.where } : {}),
    description: [entry.link, `Reference: ${entry.reference}`, entry.phone && `PALS: ${entry.phone}`]
      .filter(Boolean)
      .join('\n'),
    ...(from ? { organizer: inOneValue(from) } : {}),
    attendees: to
      ? [{ ...inOneValue(to), rsvp: true, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION }]
      : [],
  });
  return calendar.toString();
}

/** `earlier`: they have an earlier time. */
export type Letter = {
  called: string;
  when: string;
  where: string;
  link: string;
  lead: string;
  reference: string;
  phone: string;
  trust: string;
};

const FIRST = {
  invite: 'We invite you to a meeting with PALS.',
  again: 'Your meeting with PALS has changed. This is how it is now:',
};

/** The e-mail around the invitation: when, where, and how to say that it does not suit. */
export function inviteText(letter: Letter, again: boolean): { subject: string; body: string } {
  const facts = [
    `When: ${letter.when}`,
    letter.where && `Where: ${letter.where}`,
    letter.link && `Join: ${letter.link}`,
    letter.lead && `Led by: ${letter.lead}`,
  ].filter(Boolean);
  const change = letter.phone ? `reply to this email or call us on ${letter.phone}` : 'reply to this email';
  return {
    subject: again ? 'Changed: meeting with PALS' : TITLE,
    body: [
      `Dear ${letter.called},`,
      again ? FIRST.again : FIRST.invite,
      facts.join('\n'),
      `The attached file puts it in your calendar. If you cannot come, or need anything to take part, ${change}.`,
      `Reference: ${letter.reference}`,
      `PALS\n${letter.trust}`,
    ].join('\n\n'),
  };
}

export function cancelText(letter: Letter): { subject: string; body: string } {
  const more = letter.phone ? ` If you have a question, reply to this email or call us on ${letter.phone}.` : '';
  return {
    subject: 'Cancelled: meeting with PALS',
    body: [
      `Dear ${letter.called},`,
      `The meeting with PALS is cancelled: ${letter.when}.${more}`,
      `Reference: ${letter.reference}`,
      `PALS\n${letter.trust}`,
    ].join('\n\n'),
  };
}

// Meetings in words, and which needs are seen to before anybody comes.
import { mayPhone, type Person, RULE_NEEDS } from '../people/index.ts';
import { RuleError } from '../platform/errors.ts';
import { atLocal, dateWords, localDate, parseDateTyped, parseTimeTyped, timeWords } from '../platform/time.ts';
import type { Canceller, MeetingKind, MeetingState, Side } from './tables.ts';

export const STATE_WORDS: Record<MeetingState, string> = {
  planned: 'Planned',
  held: 'Took place',
  not_attended: 'Somebody did not come',
  cancelled: 'Cancelled',
};

export const KIND_WORDS: Record<MeetingKind, string> = {
  meeting: 'Meeting',
  mediation: 'Mediation',
  phone: 'Phone conference',
  video: 'Video conference',
};

export const SIDE_WORDS: Record<Side, string> = {
  person: 'On the side of the person',
  service: 'From the service',
  pals: 'From PALS',
};

export const CANCELLED_WORDS: Record<Canceller, string> = {
  person: 'The person',
  service: 'The service',
  pals: 'PALS',
};

type When = { starts_at: Date; minutes: number };

/** "2pm on Thursday 26 November". */
export const startWords = ({ starts_at }: Pick<When, 'starts_at'>, now: Date): string =>
  `${timeWords(starts_at)} on ${dateWords(starts_at, now)}`;

/** "2pm to 3pm on Thursday 26 November". */
export function spanWords({ starts_at, minutes }: When, now: Date | string): string {
  const end = new Date(starts_at.getTime() + minutes * 60_000);
  return `${timeWords(starts_at)} to ${timeWords(end)} on ${dateWords(starts_at, now)}`;
}

/** "Seminar room 2, Anytown General"; of a conference that needs no room, how it is held. */
export function whereWords({ kind, place, link }: { kind: MeetingKind; place: string; link: string }): string {
  return (
    [place, link].filter(Boolean).join(', ') ||
    { meeting: '', mediation: '', phone: 'By phone', video: 'By video' }[kind]
  );
}

/** @throws RuleError it is no day or no time, or it is over */
export function whenOf({ day, time }: { day: string; time: string }, now: Date): Date {
  const on = parseDateTyped(day, localDate(now));
  if (!on) throw new RuleError('Enter a day, like tomorrow or 26 November', 'day');
  const at = parseTimeTyped(time);
  if (!at) throw new RuleError('Enter a time, like 3pm', 'time');
  const starts = atLocal(on, at);
  if (starts <= now) throw new RuleError('Enter a time that is still to come', 'time');
  return starts;
}

/** @throws RuleError it is by phone, and somebody who comes is not to be phoned */
export function refusePhone(kind: MeetingKind, coming: readonly { person: Person | undefined }[]) {
  if (kind !== 'phone') return;
  const deaf = coming.find(({ person }) => person && !person.died && !mayPhone(person))?.person;
  if (deaf) throw new RuleError(`Do not phone ${deaf.name}. Choose a meeting or a video conference.`, 'kind');
}

/** Needs that say by what way to write to somebody: nothing is set up in a room for them. */
const NOT_SET_UP = ['by_letter', 'by_carer', 'email_format', 'text_format'];

type Needing = {
  id: string;
  needs: readonly string[];
  need_words: readonly string[];
  needs_detail: string;
  adjustments: string;
};
/** What has to be set up for somebody: `key` says so once it is. */
export type Access = { key: string; words: string };

/** Needs of this person that are seen to before they come. `booked`: needs for which somebody is booked. */
export function accessOf(person: Needing, booked: readonly string[]): Access[] {
  const needs = person.needs.filter((need) => !RULE_NEEDS.includes(need));
  const listed = needs.map((need, at) => ({ need, words: person.need_words[at] ?? need }));
  const more = [
    { need: 'detail', words: person.needs_detail },
    { need: 'adjustments', words: person.adjustments },
  ];
  return [...listed, ...more].flatMap(({ need, words }) =>
    words.trim() === '' || NOT_SET_UP.includes(need) || booked.includes(need)
      ? []
      : [{ key: `${person.id}:${need}`, words }],
  );
}

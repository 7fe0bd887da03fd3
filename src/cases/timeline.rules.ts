// What has happened, from events: which stand on their own, what they are called, which are folded together.
import { dateWords, timeWords } from '../platform/time.ts';
import { isSlip, SHARING_WORDS, TYPE_WORDS } from './cases.rules.ts';
import { PROMISE_WORDS } from './promises.rules.ts';
import { howWords } from './steps.rules.ts';
import type { Channel, ContactResult, PromiseKind } from './tables.ts';
import { byWords } from './when.rules.ts';

/** Entries on one page of a long timeline. */
export const PAGE_SIZE = 50;

export const SHOWN = ['all', 'contacts', 'service', 'notes'] as const;
export type Shown = (typeof SHOWN)[number];

/** The events behind each filter. */
export const NAMES_OF: Record<Exclude<Shown, 'all'>, string[]> = {
  contacts: ['contact.recorded'],
  service: ['service.asked', 'service.answered'],
  notes: ['case.note_added'],
};

/** Events that stand on their own; all others are automatic updates, folded into one line. */
const OWN_ENTRY: ReadonlySet<string> = new Set([
  ...Object.values(NAMES_OF).flat(),
  'case.safety_told',
  'case.sharing_changed',
  'case.route_changed',
  'case.owner_changed',
  'case.closed',
  'case.reopened',
  'case.closing_undone',
  'case.handed_over',
]);

/** How many entries each filter has. */
export function shownCounts(counts: ReadonlyMap<string, number>): Record<Shown, number> {
  const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + (counts.get(name) ?? 0), 0);
  return {
    all: sum(OWN_ENTRY),
    contacts: sum(NAMES_OF.contacts),
    service: sum(NAMES_OF.service),
    notes: sum(NAMES_OF.notes),
  };
}

export type EventLike = {
  id: string;
  name: string;
  at: Date;
  happened_at: Date;
  actor_id: string | null;
  person_id: string | null;
  particulars: Readonly<Record<string, unknown>>;
};

type Struck = { error_at: Date | null; error_by: string | null; error_reason: string | null };

export type ContactLike = Struck & {
  id: string;
  author_id: string;
  person_id: string | null;
  channel: Channel;
  direction: 'in' | 'out';
  result: ContactResult;
  message_with: string;
  identity_checked: boolean;
  words: string;
  told: string;
};

export type NoteLike = Struck & { id: string; author_id: string; body: string; created_at: Date };

export type Lookups = {
  contacts: ReadonlyMap<string, ContactLike>;
  notes: ReadonlyMap<string, NoteLike>;
  staff: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, string>;
};

export type EntryKind = 'contact' | 'question' | 'answer' | 'note' | 'sharing' | 'system';

export type Entry = {
  id: string;
  kind: EntryKind;
  title: string;
  at: { words: string; iso: string };
  by: string;
  body?: string;
  mark?: string;
  struck?: { by: string; reason: string };
  /** What can be marked as entered in error, or corrected for some minutes. */
  target?: { kind: 'notes' | 'contacts'; id: string; slip: boolean };
};

export type TimelineItem = { type: 'entry'; entry: Entry } | { type: 'updates'; id: string; lines: string[] };

type Who = { now: Date; userId: string };

/** Entries in the order of the events; runs of automatic updates become one line. */
export function toTimeline(events: readonly EventLike[], found: Lookups, who: Who): TimelineItem[] {
  const items: TimelineItem[] = [];
  for (const event of events) {
    const entry = OWN_ENTRY.has(event.name) ? entryOf(event, found, who) : undefined;
    const last = items.at(-1);
    if (entry) items.push({ type: 'entry', entry });
    else if (last?.type === 'updates') last.lines.push(updateLine(event, found, who.now));
    else items.push({ type: 'updates', id: event.id, lines: [updateLine(event, found, who.now)] });
  }
  return items;
}

function entryOf(event: EventLike, found: Lookups, who: Who): Entry | undefined {
  const common = { id: event.id, at: atWords(event.happened_at, who.now), by: byline(event, found, who.now) };
  const contact = found.contacts.get(text(event.particulars.contact));
  const note = found.notes.get(text(event.particulars.note));
  const place = found.places.get(text(event.particulars.place)) ?? '';
  switch (event.name) {
    case 'contact.recorded':
      return contact && { ...common, ...contactEntry(contact, found) };
    case 'service.asked':
      return contact && { ...common, ...targeted(contact, found), ...questionEntry(contact, place) };
    case 'service.answered':
      return contact && { ...common, ...targeted(contact, found), ...answerEntry(contact, place, event, common.by) };
    case 'case.safety_told':
      return contact && { ...common, ...targeted(contact, found), ...safetyEntry(contact) };
    case 'case.note_added':
      return note && { ...common, ...noteEntry(note, found, who) };
    default:
      return actEntry(event, found, common, note?.body);
  }
}

/** Acts of people that change where the case stands. All else is an automatic update. */
function actEntry(
  event: EventLike,
  found: Lookups,
  common: Pick<Entry, 'id' | 'at' | 'by'>,
  body: string | undefined,
): Entry | undefined {
  const title = actTitle(event, found);
  if (!title) return undefined;
  return { ...common, ...title, ...(body ? { body } : {}) };
}

function actTitle(event: EventLike, found: Lookups): Pick<Entry, 'kind' | 'title'> | undefined {
  const { to, channel } = event.particulars;
  switch (event.name) {
    case 'case.sharing_changed':
      return { kind: 'sharing', title: wordsIn(SHARING_WORDS, to) };
    case 'case.route_changed':
      return { kind: 'contact', title: `${routeWords(text(to))}${channel ? `, said ${howWords(text(channel))}` : ''}` };
    case 'case.owner_changed':
      return { kind: 'system', title: `Owner: ${found.staff.get(text(to)) ?? 'nobody'}` };
    case 'case.closed':
      return { kind: 'system', title: 'Case closed' };
    case 'case.reopened':
      return { kind: 'system', title: 'Case opened again' };
    case 'case.closing_undone':
      return { kind: 'system', title: 'Closing undone' };
    case 'case.handed_over':
      return { kind: 'system', title: 'Passed to complaints' };
    default:
      return undefined;
  }
}

function routeWords(route: string): string {
  if (route === 'complaint') return 'Handled as a complaint';
  return route === 'informal' ? 'Handled informally' : 'Not asked yet how they want this handled';
}

/** "Call to Grace Okafor: no answer", "Email from Grace Okafor". */
function contactTitle(contact: ContactLike, name: string): string {
  const person = name || 'somebody who gave no name';
  const way = contact.direction === 'in' ? 'from' : 'to';
  const titles: Record<Channel, string> = {
    phone: `Call ${way} ${person}`,
    voicemail: `Voicemail ${way} ${person}`,
    email: `Email ${way} ${person}`,
    web: `Web form from ${person}`,
    walk_in: `In person: ${person}`,
    ward: `On the ward: ${person}`,
    letter: `Letter ${way} ${person}`,
    card: `Comment card from ${person}`,
    text: `Text ${way} ${person}`,
    relay: `Text relay call ${way} ${person}`,
    video_relay: `BSL video relay with ${person}`,
    staff: `Through a member of staff: ${person}`,
    other: `Contact with ${person}`,
  };
  return `${titles[contact.channel]}${resultWords(contact)}`;
}

function resultWords({ result, message_with }: ContactLike): string {
  if (result === 'no_answer') return ': no answer';
  if (result === 'voicemail_left') return ': voicemail left';
  if (result === 'message_left') return `: message left${message_with ? ` with ${message_with}` : ''}`;
  return '';
}

function contactEntry(contact: ContactLike, found: Lookups): Pick<Entry, 'kind' | 'title'> & Partial<Entry> {
  const body = [contact.words, contact.told && `We said: ${contact.told}`].filter(Boolean).join('\n\n');
  return {
    kind: 'contact',
    title: contactTitle(contact, found.people.get(text(contact.person_id)) ?? ''),
    ...(body ? { body } : {}),
    ...(contact.identity_checked ? { mark: 'Checked who it was: name and one more detail' } : {}),
    ...targeted(contact, found),
  };
}

function targeted(contact: ContactLike, found: Lookups): Partial<Entry> {
  return {
    ...struckOf(contact, found),
    ...(contact.error_at ? {} : { target: { kind: 'contacts' as const, id: contact.id, slip: false } }),
  };
}

function questionEntry(contact: ContactLike, place: string): Pick<Entry, 'kind' | 'title' | 'body'> {
  return { kind: 'question', title: `Asked ${place || 'the service'}`, body: contact.words };
}

const SHARE_WORDS: Record<string, string> = {
  yes: 'We can share this with the family: yes',
  own_words: 'We can share this with the family: yes, in PALS’s own words',
  no: 'We can share this with the family: no, for PALS only',
};

function answerEntry(contact: ContactLike, place: string, event: EventLike, by: string) {
  return {
    kind: 'answer' as const,
    title: `Answer from ${place || 'the service'}`,
    by: contact.message_with ? `${contact.message_with}, recorded by ${by}` : by,
    body: contact.words,
    mark: SHARE_WORDS[text(event.particulars.share)] ?? '',
  };
}

function safetyEntry(contact: ContactLike): Pick<Entry, 'kind' | 'title' | 'body'> {
  return { kind: 'system', title: `Safety concern: told ${contact.message_with}`, body: contact.words };
}

function noteEntry(
  note: NoteLike,
  found: Lookups,
  { now, userId }: Who,
): Pick<Entry, 'kind' | 'title'> & Partial<Entry> {
  return {
    kind: 'note',
    title: 'Note',
    body: note.body,
    ...struckOf(note, found),
    ...(note.error_at ? {} : { target: { kind: 'notes' as const, id: note.id, slip: isSlip(note, userId, now) } }),
  };
}

function struckOf(row: Struck, found: Lookups): Pick<Entry, 'struck'> {
  if (!row.error_at) return {};
  return { struck: { by: found.staff.get(text(row.error_by)) ?? 'a colleague', reason: row.error_reason ?? '' } };
}

/** "Promised: call back, by 3pm today – 24 November, 10:02am". */
function updateLine(event: EventLike, found: Lookups, now: Date): string {
  return `${updateTitle(event, found, now)} – ${atWords(event.happened_at, now).words}, ${byline(event, found, now)}`;
}

function updateTitle(event: EventLike, found: Lookups, now: Date): string {
  const { kind, due, role, to } = event.particulars;
  switch (event.name) {
    case 'promise.made':
      return `Next step: ${stepName(event)}${due ? ` ${dueWordsOf(due, now)}` : ''}`;
    case 'promise.kept':
      return `Done: ${stepName(event)}`;
    case 'promise.cancelled':
      return `Not needed any more: ${stepName(event)}`;
    case 'promise.moved':
      return `${event.particulars.attempt ? 'Next try' : 'Moved'}: ${stepName(event)} ${dueWordsOf(to, now)}`;
    case 'promise.kind_changed':
      return `The call now is: ${stepName(event)}`;
    case 'promise.restored':
    case 'promise.reopened':
      return `Undone: ${stepName(event)}`;
    case 'promise.owner_changed':
      return `${stepName(event)}: given to ${found.staff.get(text(to)) ?? 'nobody'}`;
    case 'promise.snoozed':
      return `Put off: ${stepName(event)}`;
    case 'case.opened':
      return 'Case opened';
    case 'case.person_added':
      return `${found.people.get(text(event.person_id)) ?? 'Somebody'} added: ${ROLE_WORDS[text(role)] ?? text(role)}`;
    case 'case.person_removed':
      return `${found.people.get(text(event.person_id)) ?? 'Somebody'} taken off: ${ROLE_WORDS[text(role)] ?? text(role)}`;
    case 'case.safety_changed':
      return to ? 'Safety concern marked' : 'Safety concern taken off';
    case 'case.type_changed':
      return `Type: ${wordsIn(TYPE_WORDS, to)}`;
    default:
      return OTHER_WORDS[event.name] ?? (kind ? text(kind) : event.name.replace(/^.*\./, '').replaceAll('_', ' '));
  }
}

/** The parts that people have in a case. */
export const ROLE_WORDS: Record<string, string> = {
  caller: 'Caller',
  patient: 'Patient',
  died: 'Person who died',
  representative: 'Representative',
  carer: 'Carer',
  advocate: 'Advocate',
  staff: 'Member of staff',
  other: 'Somebody else',
};

const OTHER_WORDS: Record<string, string> = {
  'case.subject_changed': 'Subject changed',
  'case.place_changed': 'Ward or service changed',
  'case.after_death_changed': 'Mark “After a death” changed',
  'case.child_changed': 'Mark “Child or young person” changed',
  'case.satisfaction_changed': 'Satisfaction recorded',
  'case.note_corrected': 'Note corrected',
  'case.note_struck': 'Note marked as entered in error',
  'contact.struck': 'Contact marked as entered in error',
  'contact.recorded': 'Contact recorded',
  'case.note_added': 'Note added',
};

/** "call back": the kind of step in small words, for a line about it. */
function stepName(event: EventLike): string {
  const kind = text(event.particulars.kind);
  const words = isPromiseKind(kind) ? PROMISE_WORDS[kind].title('', '') : 'the step';
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function isPromiseKind(kind: string): kind is PromiseKind {
  return Object.hasOwn(PROMISE_WORDS, kind);
}

function dueWordsOf(iso: unknown, now: Date): string {
  const due = new Date(text(iso));
  return Number.isNaN(due.getTime()) ? '' : byWords(due, now);
}

function byline(event: EventLike, found: Lookups, now: Date): string {
  const name = event.actor_id ? (found.staff.get(event.actor_id) ?? 'a colleague') : 'OpenPALS';
  const late = event.at.getTime() - event.happened_at.getTime() > 3_600_000;
  return late ? `${name}, written down ${atWords(event.at, now).words}` : name;
}

/** "24 November, 11:20am"; `iso` for machines. */
export function atWords(at: Date, now: Date): { words: string; iso: string } {
  return { words: `${dateWords(at, now).replace(/^\w+ /, '')}, ${timeWords(at)}`, iso: at.toISOString() };
}

function wordsIn(words: Readonly<Record<string, string>>, code: unknown): string {
  return words[text(code)] ?? text(code);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const LOG_WORDS: Record<string, string> = {
  ...OTHER_WORDS,
  'view.case': 'Looked at the case',
  'view.print': 'Printed the case',
  'view.record_log': 'Looked at this record log',
  'case.opened': 'Opened the case',
  'case.closed': 'Closed the case',
  'case.reopened': 'Opened the case again',
  'case.closing_undone': 'Undid the closing',
  'case.handed_over': 'Passed it to complaints',
  'case.sharing_changed': 'Changed sharing',
  'case.route_changed': 'Recorded how they want this handled',
  'case.owner_changed': 'Changed the owner',
  'case.type_changed': 'Changed the type',
  'case.safety_changed': 'Changed the safety concern',
  'case.safety_told': 'Recorded who was told about the safety concern',
  'case.person_added': 'Added a person',
  'case.person_removed': 'Took a person off',
  'service.asked': 'Asked a service',
  'service.answered': 'Recorded an answer of a service',
  'promise.made': 'Set a next step',
  'promise.kept': 'Did a next step',
  'promise.cancelled': 'Took a next step off',
  'promise.moved': 'Moved a next step',
  'promise.owner_changed': 'Gave a next step to a colleague',
  'promise.kind_changed': 'Changed a next step',
  'promise.restored': 'Undid a change of a next step',
  'promise.reopened': 'Undid a change of a next step',
  'promise.snoozed': 'Put a next step off',
};

/** What somebody did or looked at, for the record log: no words of anybody. */
export function logWords(name: string): string {
  const plain = name.replace(/^.*\./, '').replaceAll('_', ' ');
  return LOG_WORDS[name] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

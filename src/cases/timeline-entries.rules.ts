// What stands on its own in a timeline: contacts, questions, answers, notes, and what changes where a case stands.
import { isSlip } from './cases.rules.ts';
import type { Channel } from './tables.ts';
import { actOf } from './timeline-acts.rules.ts';
import {
  atWords,
  byline,
  type ContactLike,
  type Entry,
  type EntryKind,
  type EventLike,
  type Lookups,
  type NoteLike,
  type Struck,
  text,
  type Who,
} from './timeline-facts.rules.ts';

export function entryOf(event: EventLike, found: Lookups, who: Who): Entry | undefined {
  const common = { id: event.id, at: atWords(event.happened_at, who.now), by: byline(event, found, who.now) };
  const contact = found.contacts.get(text(event.particulars.contact));
  const note = found.notes.get(text(event.particulars.note));
  const place = found.places.get(text(event.particulars.place)) ?? '';
  switch (event.name) {
    case 'contact.recorded':
      return contact && { ...common, ...contactEntry(contact, found, who) };
    case 'service.asked':
      return contact && { ...common, ...targeted(contact, found, who), ...questionEntry(contact, place) };
    case 'service.answered':
      return (
        contact && { ...common, ...targeted(contact, found, who), ...answerEntry(contact, place, event, common.by) }
      );
    case 'case.safety_told':
      return contact && { ...common, ...targeted(contact, found, who), ...safetyEntry(contact) };
    case 'case.note_added':
      return note && { ...common, ...noteEntry(note, found, who) };
    default: {
      const act = actOf(event, found, who.now);
      return act && { ...common, ...act, ...(note ? { body: note.body } : {}) };
    }
  }
}

/** "Call to Grace Okafor: no answer", "Email from Grace Okafor". */
export function contactTitle(
  contact: Pick<ContactLike, 'direction' | 'channel' | 'result' | 'message_with'>,
  name: string,
): string {
  const unnamed = contact.direction === 'in' && contact.result === 'reached' ? contact.message_with : '';
  const person = name || unnamed || 'somebody who gave no name';
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

function resultWords({ result, message_with }: Pick<ContactLike, 'result' | 'message_with'>): string {
  if (result === 'no_answer') return ': no answer';
  if (result === 'voicemail_left') return ': voicemail left';
  if (result === 'message_left') return `: message left${message_with ? ` with ${message_with}` : ''}`;
  return '';
}

/** What was written, and what was said face to face; all else was said on the phone. */
const KINDS: Partial<Record<Channel, EntryKind>> = {
  email: 'letter',
  web: 'letter',
  letter: 'letter',
  card: 'letter',
  text: 'letter',
  walk_in: 'visit',
  ward: 'visit',
};

function contactEntry(contact: ContactLike, found: Lookups, who: Who): Pick<Entry, 'kind' | 'title'> & Partial<Entry> {
  const unmet = contact.needs_unmet && `Needs not met: ${contact.needs_unmet}`;
  const body = [contact.words, contact.told && `We said: ${contact.told}`, unmet].filter(Boolean).join('\n\n');
  const marks = [
    contact.identity_checked && 'Checked who it was: name and one more detail',
    contact.needs_met === true && 'Needs met',
    contact.needs_met === false && 'Needs not met',
  ].filter(Boolean);
  return {
    kind: KINDS[contact.channel] ?? 'contact',
    title: contactTitle(contact, found.people.get(text(contact.person_id)) ?? '') + withWhom(contact, found),
    ...takenOnPaper(contact, found),
    ...(body ? { body } : {}),
    ...(contact.channel === 'email' && contact.direction === 'in' ? { quotes: true as const } : {}),
    ...(marks.length > 0 ? { mark: marks.join('. ') } : {}),
    ...targeted(contact, found, who),
  };
}

/** ", with Ben and Ada Okafor": who else was there. */
function withWhom({ id }: ContactLike, { on, people }: Lookups): string {
  const names = (on?.get(id) ?? []).map((who) => people.get(who) ?? 'somebody who may not be known here');
  const last = names.pop();
  if (!last) return '';
  return `, with ${names.length > 0 ? `${names.join(', ')} and ${last}` : last}`;
}

/** Whose words these are: they were taken on paper by one and typed by another. */
function takenOnPaper(contact: ContactLike, { staff }: Lookups): Partial<Entry> {
  const by = staff.get(text(contact.taken_by_id)) ?? contact.taken_by;
  return by ? { by: `${by} on paper, typed by ${staff.get(text(contact.author_id)) ?? 'a colleague'}` } : {};
}

function targeted(contact: ContactLike, found: Lookups, { now, userId }: Who): Partial<Entry> {
  const { author_id, finished_at, words, told } = contact;
  const slip =
    finished_at !== null && words + told !== '' && isSlip({ author_id, created_at: finished_at }, userId, now);
  return {
    of: contact.id,
    ...struckOf(contact, found),
    ...(contact.error_at ? {} : { target: { kind: 'contacts' as const, id: contact.id, slip } }),
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
    ...(event.particulars.share === 'yes' ? {} : { forPals: true as const }),
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
    of: note.id,
    ...struckOf(note, found),
    ...(note.error_at ? {} : { target: { kind: 'notes' as const, id: note.id, slip: isSlip(note, userId, now) } }),
  };
}

function struckOf(row: Struck, found: Lookups): Pick<Entry, 'struck'> {
  if (!row.error_at) return {};
  return { struck: { by: found.staff.get(text(row.error_by)) ?? 'a colleague', reason: row.error_reason ?? '' } };
}

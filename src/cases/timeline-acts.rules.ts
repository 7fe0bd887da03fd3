// Acts of people that change where a case stands, and the automatic updates that follow from them.

import { byWords } from '../calendar/index.ts';
import { ROLE_WORDS, SHARING_WORDS, TYPE_WORDS } from './cases.rules.ts';
import { PROMISE_WORDS } from './promises.rules.ts';
import { howWords } from './steps.rules.ts';
import type { PromiseKind } from './tables.ts';
import { clockAct } from './timeline-clocks.rules.ts';
import {
  atWords,
  byline,
  type Entry,
  type EventLike,
  type EventWords,
  type Lookups,
  refIn,
  text,
  wordsIn,
} from './timeline-facts.rules.ts';

/** An act that changes where the case stands; undefined for all else, which is an automatic update. */
export function actOf(event: EventLike, found: Lookups, now: Date): Act | undefined {
  const { to, channel } = event.particulars;
  switch (event.name) {
    case 'case.sharing_changed':
      return { kind: 'sharing', title: wordsIn(SHARING_WORDS, to) };
    case 'case.sent_anyway':
      return { kind: 'sharing', title: 'Sent although it could say who it is' };
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
      return { kind: 'system', title: 'Passed to complaints', ...passedWith(event, found, now) };
    case 'contact.warned':
      return { kind: 'contact', title: 'Gave a warning: shouting ends the call' };
    case 'contact.joined':
      return { kind: 'contact', title: `${found.staff.get(text(to)) ?? 'A colleague'} joined the call` };
    case 'contact.ended':
      return { kind: 'contact', title: 'Ended the call' };
    default: {
      const words = found.words[event.name];
      if (!words?.kind) return clockAct(event, now);
      const body = words.body?.(event, found);
      return { kind: words.kind, title: titleIn(words, event, found), ...(body ? { body } : {}) };
    }
  }
}

type Act = Pick<Entry, 'kind' | 'title' | 'body' | 'mark'>;

function titleIn({ title }: EventWords[string], event: EventLike, found: Lookups): string {
  return typeof title === 'string' ? title : title(event, found);
}

/** What was promised and goes with the case. */
function passedWith({ particulars }: EventLike, found: Lookups, now: Date): Pick<Entry, 'body'> {
  const passed = Array.isArray(particulars.passed) ? particulars.passed : [];
  const lines = passed.map(
    ({ kind, person, due }) => `${kindName(text(kind), found.people.get(text(person)) ?? '')} ${dueWordsOf(due, now)}`,
  );
  return lines.length > 0 ? { body: `They do now: ${lines.join('; ')}.` } : {};
}

function routeWords(route: string): string {
  if (route === 'complaint') return 'Handled as a complaint';
  if (route === 'both') return 'Handled as a complaint, and PALS goes on trying';
  return route === 'informal' ? 'Handled informally' : 'Not asked yet how they want this handled';
}

/** "Promised: call back, by 3pm today – 24 November, 10:02am". */
export function updateLine(event: EventLike, found: Lookups, now: Date): string {
  return `${updateTitle(event, found, now)} – ${atWords(event.happened_at, now).words}, ${byline(event, found, now)}`;
}

function updateTitle(event: EventLike, found: Lookups, now: Date): string {
  const { kind, due, role, to } = event.particulars;
  switch (event.name) {
    case 'promise.made':
      return `Next step: ${stepName(event, found)}${due ? ` ${dueWordsOf(due, now)}` : ''}`;
    case 'promise.kept':
      return `Done: ${stepName(event, found)}`;
    case 'promise.cancelled':
      return `Not needed any more: ${stepName(event, found)}`;
    case 'promise.passed':
      return `Passed to the complaints team: ${stepName(event, found)}`;
    case 'promise.moved':
      return `${event.particulars.attempt ? 'Next try' : 'Moved'}: ${stepName(event, found)} ${dueWordsOf(to, now)}`;
    case 'promise.kind_changed':
      return `The call now is: ${stepName(event, found)}`;
    case 'promise.restored':
    case 'promise.reopened':
      return `Undone: ${stepName(event, found)}`;
    case 'promise.owner_changed':
      return `${stepName(event, found)}: given to ${found.staff.get(text(to)) ?? 'nobody'}`;
    case 'promise.falls_on_holiday':
      return `Now on a day on which PALS is closed: ${stepName(event, found)}`;
    case 'promise.kept_on_holiday':
      return `Kept on the day on which PALS is closed: ${stepName(event, found)}`;
    case 'promise.snoozed':
      return `Put off: ${stepName(event, found)}`;
    case 'case.opened':
      return 'Case opened';
    case 'case.person_added':
      return `${found.people.get(text(event.person_id)) ?? 'Somebody'} added: ${ROLE_WORDS[text(role)] ?? text(role)}`;
    case 'case.person_removed':
      return `${found.people.get(text(event.person_id)) ?? 'Somebody'} taken off: ${ROLE_WORDS[text(role)] ?? text(role)}`;
    case 'contact.split':
      return `Words about another matter taken to ${refIn(event, found)}`;
    case 'contact.split_from':
      return `Said in a contact of ${refIn(event, found)}`;
    case 'contact.split_undone':
      return `Split with ${refIn(event, found)} undone`;
    case 'case.safety_changed':
      return to ? 'Safety concern marked' : 'Safety concern taken off';
    case 'contact.card_opened':
      return `Opened: ${CARD_WORDS[text(event.particulars.card)] ?? 'a help card'}`;
    case 'case.type_changed':
      return `Type: ${wordsIn(TYPE_WORDS, to)}`;
    default: {
      const words = found.words[event.name];
      if (words) return titleIn(words, event, found);
      return OTHER_WORDS[event.name] ?? (kind ? text(kind) : event.name.replace(/^.*\./, '').replaceAll('_', ' '));
    }
  }
}

/** "call Grace Okafor": the step in small words, for a line about it. */
function stepName({ particulars, person_id }: EventLike, found: Lookups): string {
  return kindName(text(particulars.kind), found.people.get(text(person_id)) ?? '');
}

function kindName(kind: string, who: string): string {
  const words = isPromiseKind(kind) ? PROMISE_WORDS[kind].title(who, '') : 'the step';
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function isPromiseKind(kind: string): kind is PromiseKind {
  return Object.hasOwn(PROMISE_WORDS, kind);
}

function dueWordsOf(iso: unknown, now: Date): string {
  const due = new Date(text(iso));
  return Number.isNaN(due.getTime()) ? '' : byWords(due, now);
}

/** Events whose words do not depend on anything. */
/** The help cards of a live call. */
const CARD_WORDS: Record<string, string> = {
  died: 'Someone has died',
  suicide: 'Suicide or self-harm',
  angry: 'Angry or abusive',
  upset: 'Very upset',
  risk: 'Someone at risk',
  language: 'Language or BSL',
};

export const OTHER_WORDS: Record<string, string> = {
  'case.subject_changed': 'Subject changed',
  'case.place_changed': 'Ward or service changed',
  'case.after_death_changed': 'Mark “After a death” changed',
  'case.child_changed': 'Mark “Child or young person” changed',
  'case.satisfaction_changed': 'Satisfaction recorded',
  'case.signposted': 'Told who to contact',
  'case.restricted': 'Restricted: only those named can open it',
  'case.locked': 'Somebody locked out',
  'case.restriction_lifted': 'No longer restricted',
  'case.access_ended': 'Somebody taken off the list of who may open it',
  'case.opening_looked_into': 'Somebody looked into an opening with a reason',
  'case.opened_with_reason': 'Opened with a reason, by somebody who is not named for it',
  'case.note_corrected': 'Note corrected',
  'case.note_struck': 'Note marked as entered in error',
  'contact.corrected': 'Contact corrected',
  'contact.struck': 'Contact marked as entered in error',
  'contact.recorded': 'Contact recorded',
  'contact.person_added': 'Somebody added to a contact',
  'contact.person_removed': 'Somebody taken off a contact',
  'case.note_added': 'Note added',
};

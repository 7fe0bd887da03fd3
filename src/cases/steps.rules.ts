// The next step of a case: what it is called, by when, and what an officer can do about it.
import { byWords, type DueTone, dueTone, dueWords, type Hours } from '../calendar/index.ts';
import { mayPhone, REACH_WORDS, waysOffered } from '../people/index.ts';
import { addDays, dateWords, localDate, timeWords } from '../platform/time.ts';
import { callWords, changedElsewhere, isBooked, PROMISE_WORDS, titleOf, type Whom } from './promises.rules.ts';
import type { PromiseKind } from './tables.ts';

/** What can be done about a step, as in the address of the page: `?do=told`. */
export const DOS = [
  'call',
  'told',
  'no-answer',
  'move',
  'change',
  'asked',
  'answer',
  'visited',
  'route',
  'passed',
  'heard',
  'checked',
  'done',
] as const;
export type Do = (typeof DOS)[number];

const REACH: readonly Do[] = ['call', 'told', 'no-answer'];

/** The first one is the main button of the card; every step can be moved and changed as well. */
const DOS_OF: Record<PromiseKind, readonly Do[]> = {
  call_back: REACH,
  tell_answer: REACH,
  first_contact: REACH,
  follow_up: REACH,
  ring_back: REACH,
  ask_route: ['route', 'call', 'no-answer'],
  check_told: ['checked', 'call', 'no-answer'],
  ask_service: ['asked'],
  service_answer: ['answer'],
  visit: ['visited'],
  hand_over: [],
  hear_from_person: ['heard'],
  pass_on: ['passed'],
  join_call: [],
  get_consent: [],
  book: [],
  review: ['done'],
  look_into: ['done'],
  pass_thanks: [],
  acknowledge: [],
  tell_moved: REACH,
  debrief: ['done'],
  meet: [],
};

/** What others keep too, or what somebody chose, is seen to on its own page alone. */
export function dosOf(promise: { kind: PromiseKind; about: string }): readonly Do[] {
  return changedElsewhere(promise) ? [] : [...DOS_OF[promise.kind], 'move', 'change'];
}

/** Kinds that an officer chooses from when a case has no next step. */
export const STEP_CHOICES = [
  'call_back',
  'ask_service',
  'visit',
  'ask_route',
  'hear_from_person',
  'pass_on',
  'hand_over',
] as const satisfies readonly PromiseKind[];
export type StepChoice = (typeof STEP_CHOICES)[number];

export function choiceWords(kind: StepChoice, who: string, whom: Whom): string {
  const words: Record<StepChoice, string> = {
    call_back: `${!whom || mayPhone(whom) ? 'Call' : 'Contact'} ${who || 'them'}`,
    ask_service: 'Ask the ward or service',
    visit: 'Visit',
    ask_route: 'Ask how they want this handled',
    hear_from_person: `Wait to hear from ${who || 'them'}`,
    pass_on: 'Pass it to another organisation',
    hand_over: 'Hand it to the complaints team',
  };
  return words[kind];
}

export type StepFacts = {
  kind: PromiseKind;
  due_at: Date;
  about: string;
  agreed?: boolean;
  /** What to call the person. */
  who: string;
  /** How they may be reached. */
  whom: Whom;
  place: string;
};

const SERVICE_KINDS: readonly PromiseKind[] = ['ask_service', 'service_answer', 'visit', 'pass_on'];

/** "Call Grace", "Answer due from Ward 7B". A person who cannot be phoned is contacted, never called. */
export function stepTitle({ kind, who, about, place, whom }: StepFacts): string {
  const names = { who, about: SERVICE_KINDS.includes(kind) ? place || (who ? '' : about) : about };
  return titleOf(kind, names, whom);
}

/** "9:30am", "9:30am yesterday", "9:30am on Monday 23 November". */
export function pastWords(then: Date, now: Date): string {
  const day = localDate(then);
  const today = localDate(now);
  if (day === today) return timeWords(then);
  if (day === addDays(today, -1)) return `${timeWords(then)} yesterday`;
  return `${timeWords(then)} on ${dateWords(then, now)}`;
}

/** The title of the card with its time: "Call Grace by 3pm today", "Call Grace – was 9:30am". */
export function stepLine(step: StepFacts, now: Date): string {
  if (step.due_at < now) return `${stepTitle(step)} – was ${pastWords(step.due_at, now)}`;
  const by = byWords(step.due_at, now);
  return `${stepTitle(step)} ${isBooked(step) ? by.replace(/^by /, 'at ') : by}`;
}

export function stepTone(step: Pick<StepFacts, 'due_at'>, now: Date): DueTone {
  return dueTone(step.due_at, now);
}

/** What was promised and is not kept: "You said you would call by 9:30am. It is 1 hour 10 minutes late." */
export function lateLine(step: StepFacts, now: Date, hours: Hours): string | undefined {
  if (step.due_at >= now) return undefined;
  const late = dueWords(step.due_at, now, hours);
  const how = late.startsWith('Late since') ? `It is l${late.slice(1)}.` : `It is ${late}.`;
  if (!PROMISE_WORDS[step.kind].reaches) return `It was due by ${pastWords(step.due_at, now)}. ${how}`;
  const verb = !step.whom || mayPhone(step.whom) ? 'call' : 'make contact';
  return `You said you would ${verb} by ${pastWords(step.due_at, now)}. ${how}`;
}

/** The words of a button: with the name, so that it says who hears what. */
export function doWords(what: Do, who: string, whom: Whom): string {
  const name = who || 'them';
  const words: Record<Do, string> = {
    call: callWords(name, whom),
    told: `I have told ${name}`,
    'no-answer': 'No answer',
    move: 'Move',
    change: 'Change',
    asked: 'I have asked them',
    answer: 'Record their answer',
    visited: 'The visit is done',
    route: `I have asked ${name}`,
    passed: 'I have passed it to them',
    heard: `I have heard from ${name}`,
    checked: `I have checked with ${name}`,
    done: 'This is done',
  };
  return words[what];
}

/** How to make contact with somebody who is not to be phoned, in one instruction (message 9). */
export function noPhoneLine(who: string, whom: Whom): string | undefined {
  const name = who || 'This person';
  if (!whom || mayPhone(whom)) return undefined;
  if (whom.died) return `${name} has died. Do not write or call.`;
  if (whom.needs.includes('bsl')) return `${name} uses British Sign Language. Do not phone. Start a video relay call.`;
  const ways = waysOffered(whom).filter((way) => way !== 'voicemail');
  const words = ways.slice(0, 2).map((way) => (way === 'in_person' ? 'a meeting' : REACH_WORDS[way]));
  if (whom.unsafe) return `It is not safe to phone ${who || 'them'}. Use ${words.join(' or ')}.`;
  return `${name} has asked us not to phone. Use ${words.join(' or ')}.`;
}

/** Each next working day counts in law, so the prompt says when it was told and what to ask (message 27). */
/** Message 21. */
export function routeHint(mayBoth: boolean): string {
  const both = mayBoth ? ' You can do both.' : '';
  return `You can ask us to try to sort this out, or you can make a complaint.${both} Asking us first does not take away your right to complain.`;
}

export function routePrompt(who: string, how: string, on: string): string {
  const name = who || 'This person';
  return `${name} told us ${how} on ${on} and this is not sorted yet. Ask ${who || 'them'} today: shall we keep trying to sort it out, or would ${who || 'they'} like it handled as a complaint?`;
}

/** How somebody said something, from the channel it came by. */
export function howWords(channel: string): string {
  const words: Record<string, string> = {
    phone: 'by phone',
    voicemail: 'by voicemail',
    email: 'by email',
    web: 'on our web form',
    walk_in: 'in person',
    ward: 'in person',
    letter: 'by letter',
    card: 'on a comment card',
    text: 'by text',
    relay: 'by text relay',
    video_relay: 'by BSL video relay',
    staff: 'through a member of staff',
  };
  return words[channel] ?? 'another way';
}

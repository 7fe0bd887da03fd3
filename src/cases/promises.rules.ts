import { type Contactable, mayPhone, type Reach, waysOffered } from '../people/index.ts';
import { type Channel, PROMISE_KINDS, type PromiseKind } from './tables.ts';

type Words = {
  /** What the officer does: "Call Grace Okafor". `who` is a person or a place. */
  title: (who: string, about: string) => string;
  /** The one button. */
  action: string;
  /** A kind that is done by speaking to the person themself. */
  reaches?: true;
  /** Where it is done, if a page of the case is for it: the last part of its address. */
  page?: string;
};

const called = (who: string) => who || 'the caller';

/** What is passed on other than thanks, in a promise of the kind `pass_thanks`; to whom may follow. */
export const PASS_WORDS = { idea: 'Idea: ', experience: 'Experience: ' } as const;

function passTitle(about: string): string {
  for (const [what, begins] of Object.entries(PASS_WORDS))
    if (about.startsWith(begins)) return `Pass the ${what} on to ${about.slice(begins.length) || 'those it is for'}`;
  return `Pass thanks on to ${about || 'those who are named'}`;
}

/** Before the name of who asks, in a promise of the kind `join_call` that hangs on a case: there is no call to read along. */
export const AT_RISK = 'At risk: ';

/** "Sam needs a second person on a call". */
export function joinTitle(about: string): string {
  if (about.startsWith(AT_RISK)) return `${about.slice(AT_RISK.length)} needs a second person: somebody is at risk`;
  return `${about || 'A colleague'} needs a second person on a call`;
}

/** Every kind of promise, in the words of My day and of the next step. */
export const PROMISE_WORDS: Record<PromiseKind, Words> = {
  call_back: { title: (who) => `Call ${called(who)}`, action: 'Call', reaches: true },
  tell_answer: { title: (who) => `Tell ${called(who)} the answer`, action: 'Call', reaches: true },
  first_contact: { title: (who) => `First contact with ${called(who)}`, action: 'Call', reaches: true },
  follow_up: { title: (who) => `Follow up with ${called(who)}`, action: 'Call', reaches: true },
  ask_route: { title: (who) => `Ask ${called(who)} how they want this handled`, action: 'Ask', reaches: true },
  check_told: { title: (who) => `Check ${called(who)} has heard from the service`, action: 'Check', reaches: true },
  ask_service: { title: (_, about) => `Ask ${about || 'the service'}`, action: 'Ask' },
  service_answer: { title: (_, about) => `Answer due from ${about || 'the service'}`, action: 'Record answer' },
  visit: { title: (who, about) => `Visit ${about || called(who)}`, action: 'Visit' },
  hand_over: {
    title: (who) => `Hand ${who ? `${who}’s` : 'this'} complaint to the complaints team`,
    action: 'Hand over',
    page: 'complaint',
  },
  hear_from_person: { title: (who) => `Wait to hear from ${called(who)}`, action: 'Open' },
  pass_on: {
    title: (_, about) => `Pass on to ${about || 'the other organisation'}`,
    action: 'Pass on',
    page: 'referrals',
  },
  ring_back: {
    title: (who, about) => (who || about ? `Ring ${who || about} back` : 'Ring back'),
    action: 'Call',
    reaches: true,
  },
  join_call: {
    title: (_, about) => joinTitle(about),
    action: 'I am coming',
  },
  get_consent: { title: (who) => `Get consent from ${who || 'the patient'}`, action: 'Consent', page: 'consents' },
  book: {
    title: (who, about) => `Book ${about || 'an interpreter'}${who ? ` for ${who}` : ''}`,
    action: 'Book',
    page: 'bookings',
  },
  review: { title: (_, about) => `Review ${about || 'what was agreed'}`, action: 'Review' },
  look_into: { title: (_, about) => about || 'Look into this case', action: 'Look' },
  pass_thanks: {
    title: (_, about) => passTitle(about),
    action: 'Pass on',
    page: 'thanks',
  },
  acknowledge: {
    title: (who) => `Acknowledge ${who ? `${who}’s` : 'this'} complaint`,
    action: 'Acknowledge',
    page: 'complaint',
  },
  tell_moved: { title: (who) => `Tell ${called(who)} the new date`, action: 'Call', reaches: true },
  meet: {
    title: (who, about) => `${about || 'Meeting'}${who ? ` with ${who}` : ''}`,
    action: 'Open',
    page: 'meetings',
  },
  debrief: { title: (_, about) => `Talk with ${about || 'a colleague'} after a hard call`, action: 'Open' },
};

/** A promise to ring somebody: its title says "Call", unless they are not to be phoned. */
const RINGS: readonly PromiseKind[] = ['call_back', 'ring_back'];

/** Promises that are kept by speaking to the person: the call-backs of a day. */
export const CALL_KINDS = PROMISE_KINDS.filter((kind) => PROMISE_WORDS[kind].reaches);

/** The title of a promise, in words that fit the person: nobody is told to call somebody who is not to be phoned. */
export function titleOf(kind: PromiseKind, names: { who: string; about: string }, whom: Whom): string {
  const who = called(names.who || names.about);
  if (whom?.died && PROMISE_WORDS[kind].reaches) return `${who} has died: see what was promised`;
  if (whom?.died && kind === 'book') return `${who} has died: call off what was booked`;
  if (kind === 'review' && names.about === OF_NEEDS) return `Ask ${who} if their needs are still right`;
  if (kind === 'review' && names.about === PLAN_TO_APPROVE) return `Approve the contact plan with ${who}`;
  if (kind === 'review' && names.about === PALS_ANSWER) return 'Read an answer about PALS: somebody was not happy';
  if (kind === 'review' && names.about === PALS_ANSWER_DANGER)
    return 'Read an answer about PALS now: somebody may be in danger';
  if (kind === 'review' && names.about.startsWith(GUIDE_TO_CHECK))
    return `Check the guide “${names.about.slice(GUIDE_TO_CHECK.length)}”`;
  if (kind === 'review' && names.about.startsWith(GUIDE_SAID))
    return `Look at what was said of the guide “${names.about.slice(GUIDE_SAID.length)}”`;
  if (kind === 'review' && names.about === PLAN_TO_REVIEW) return `Review the contact plan with ${who}`;
  if (kind === 'book' && isBooked({ kind, about: names.about }))
    return `${names.about.slice(BOOKED.length)} with ${who}`;
  if (kind === 'tell_moved' && names.about === OF_MEETING) return `Go through ${names.about} with ${who}`;
  if (kind === 'tell_moved' && OF_MEETINGS.includes(names.about)) return `Tell ${who} ${names.about}`;
  if (RINGS.includes(kind) && whom && !mayPhone(whom))
    return wayTo(whom) === 'video_relay' ? `Contact ${who} by video relay` : `Contact ${who}`;
  return PROMISE_WORDS[kind].title(names.who, names.about);
}

/** Who is to be reached, where it is known. */
export type Whom = Contactable | undefined;

/** What is done with a contact plan, in promises of the kind `review` that name a person. */
export const PLAN_TO_APPROVE = 'Contact plan to approve';
export const PLAN_TO_REVIEW = 'Contact plan';
const OF_PLANS: readonly string[] = [PLAN_TO_APPROVE, PLAN_TO_REVIEW];

/** Before the title of a guide, in promises of the kind `review` that belong to no case: its day has come, or somebody says something of it. */
export const GUIDE_TO_CHECK = 'Guide: ';
export const GUIDE_SAID = 'Said of the guide: ';

/** What somebody answered about PALS itself, in promises of the kind `review` that belong to no case and name nobody. */
export const PALS_ANSWER = 'An answer about PALS';
export const PALS_ANSWER_DANGER = 'An answer about PALS: somebody may be in danger';

/** What the yearly review of access needs is about, in a promise of the kind `review`. */
export const OF_NEEDS = 'needs';

/** So begins what is said of many cases at once that are near their time or late. */
export const MANY_NEAR = 'Look at the dates of';

/** What people who take part wait for, in promises of the kind `look_into` of no case; what it is of follows. */
export const SIGNED_UP = 'Answer a sign-up for ';
export const CAME_OF_IT = 'Tell those who took part what came of ';
export const TELL_BY_HAND = 'Tell those who are not written to: ';
export const TELL_NEW_TIME = 'Tell those who come the new day or place: ';
const OF_TAKING_PART: readonly string[] = [CAME_OF_IT, TELL_BY_HAND, TELL_NEW_TIME];
/** What changed because people told us, in promises of the kind `look_into` of no case. */
export const IMPROVEMENT_TO_CHECK = 'Check what changed, before the public reads it';
export const TELL_CHANGED = 'Tell them what changed because of what they said';

/** What is done on a page of its own: needs are looked at with their person, many dates in a list. */
export function ownPageOf(promise: { kind: PromiseKind; about: string; person_id: string | null }) {
  const { kind, about, person_id } = promise;
  if (kind === 'look_into' && about.startsWith(MANY_NEAR)) return '/desk/near-their-time';
  if (kind === 'review' && about.startsWith(PALS_ANSWER)) return '/desk/satisfaction/answers';
  if (kind === 'review' && about.startsWith(GUIDE_TO_CHECK)) return '/desk/guides?view=check';
  if (kind === 'review' && about.startsWith(GUIDE_SAID)) return '/desk/guides?view=reported';
  if (kind === 'look_into' && about.startsWith(SIGNED_UP) && person_id) return `/desk/people/${person_id}/involvement`;
  if (kind === 'look_into' && OF_TAKING_PART.some((begins) => about.startsWith(begins)))
    return '/desk/involvement/to-tell';
  if (kind === 'look_into' && about === IMPROVEMENT_TO_CHECK) return '/desk/improvements?view=check';
  if (kind === 'look_into' && about === TELL_CHANGED) return '/desk/improvements?view=tell';
  if (kind !== 'review' || !person_id) return undefined;
  if (OF_PLANS.includes(about)) return `/desk/people/${person_id}`;
  return about === OF_NEEDS ? `/desk/people/${person_id}/needs/review` : undefined;
}

/** What is done with the letter of an MP, in promises of the kind `look_into`; the name of the MP follows. */
export const MP_ANSWER = 'Answer the letter of ';
export const MP_OFFICE = 'Tell the office of ';

/** What went out by itself and did not go, or perhaps did not, in promises of the kind `look_into`; what it was follows. */
export const NOT_SENT = 'Not sent: ';
export const PERHAPS_SENT = 'Perhaps not sent: ';

/** Whoever was invited to a meeting hears what changed, in promises of the kind `look_into`; what it is follows. */
export const NEW_TIME = 'Send the new time of the ';

/** Somebody who was invited may not hear of it any more, in a promise of the kind `look_into`. */
export const STILL_COME = 'Look who may still come to the meeting';

/** What somebody is told of a meeting by another way than its invitation, in promises of the kind `tell_moved`. */
export const MEETING_TIME = 'the time of the meeting';
export const MEETING_CANCELLED = 'that the meeting is cancelled';
/** Whether they agree with them is asked by another way than a link. */
export const OF_MEETING = 'the notes of the meeting';
const OF_MEETINGS: readonly string[] = [MEETING_TIME, MEETING_CANCELLED];

/** What is done with a letter that a second person reads, in promises of the kind `look_into`; what it is follows. */
export const LETTER_TO_READ = 'Read before it goes: ';
export const LETTER_READ = 'Signed off, send it: ';
export const LETTER_BACK = 'Sent back to you, change it: ';

/** A step after a death that is ours, in promises of the kind `look_into`; which follows. */
export const AFTER_DEATH = 'After the death: ';

/** A family hears from us again, then and in that way, in promises of the kind `follow_up`: only they stop it. */
export const AS_CHOSEN = 'as they chose, after the death';
const CHOSEN_ON = { page: 'bereavement/follow-ups', action: 'Open' };

/** Such a one stands beside what they chose: it is kept, moved and stopped there, and goes on when its case ends. */
export const isChosen = ({ kind, about }: { kind: PromiseKind; about?: string }): boolean =>
  kind === 'follow_up' && about === AS_CHOSEN;

/** What is to be done where nobody knows who told us, in promises of the kind `look_into`; what it is follows. */
export const NO_NAME = 'Without a name: ';
/** The same where it is known, and not safe to leave a message for them. */
export const BY_NUMBER = 'By their number: ';

/** Is it done on the page that they come back to with a number? */
export const isByNumber = ({ kind, about }: { kind: PromiseKind; about: string }): boolean =>
  kind === 'look_into' && (about.startsWith(NO_NAME) || about.startsWith(BY_NUMBER));

const ON_PAGES: readonly { begins: string; page: string; action: string }[] = [
  { begins: MP_ANSWER, page: 'mp-letter/answer', action: 'Answer' },
  { begins: NOT_SENT, page: 'outgoing', action: 'Look' },
  { begins: PERHAPS_SENT, page: 'outgoing', action: 'Look' },
  { begins: AFTER_DEATH, page: 'bereavement', action: 'Open' },
  { begins: NO_NAME, page: 'without-a-name', action: 'Open' },
  { begins: BY_NUMBER, page: 'without-a-name', action: 'Open' },
  { begins: MP_OFFICE, page: 'mp-letter/office', action: 'Tell them' },
  { begins: STILL_COME, page: 'meetings', action: 'Look' },
  { begins: NEW_TIME, page: 'meetings', action: 'Send it' },
  { begins: LETTER_TO_READ, page: 'letters/readings', action: 'Read' },
  { begins: LETTER_READ, page: 'letters/readings', action: 'Send' },
  { begins: LETTER_BACK, page: 'letters/readings', action: 'Change' },
];

/** Where a promise is kept, below the page of its case, and the button that leads there; undefined: on that page itself. */
export function pageOf({
  kind,
  about,
}: {
  kind: PromiseKind;
  about: string;
}): { page: string; action: string } | undefined {
  const { page, action } = PROMISE_WORDS[kind];
  if (page) return { page, action };
  if (isChosen({ kind, about })) return CHOSEN_ON;
  return kind === 'look_into' ? ON_PAGES.find(({ begins }) => about.startsWith(begins)) : undefined;
}

/** Before what is booked, in a promise of the kind `book` for the appointment itself. */
export const BOOKED = 'Booked: ';

/** An appointment that stands: it is kept at its time, not by it. */
export const isBooked = (promise: { kind: PromiseKind; about: string }): boolean =>
  promise.kind === 'meet' || (promise.kind === 'book' && promise.about.startsWith(BOOKED));

/** What is moved or changed on its own page alone, since others keep that time too, and where to do it. */
export function changedElsewhere(promise: { kind: PromiseKind; about?: string }): string | undefined {
  if (promise.kind === 'meet') return 'Open the meeting and change it there, so that those who were invited hear of it';
  if (isBooked({ kind: promise.kind, about: promise.about ?? '' }))
    return 'Open the booking and end it there, then book the new time';
  if (isChosen(promise)) return 'Open what they chose, and choose another day there';
  return undefined;
}

/** What is kept by saying what came of it, on its own page alone: where to say it. Undefined: "Done" is enough. */
export function keptElsewhere(promise: { kind: PromiseKind; about: string }): string | undefined {
  if (promise.kind === 'meet') return 'Open the meeting and say what came of it';
  if (isBooked(promise)) return 'Open the booking and say what came of it';
  if (isChosen(promise)) return 'Open what they chose, and write what they said there';
  if (promise.kind !== 'look_into') return undefined;
  if ([NOT_SENT, PERHAPS_SENT].some((begins) => promise.about.startsWith(begins)))
    return 'Open the message and say what is to become of it';
  if (promise.about === IMPROVEMENT_TO_CHECK) return 'Open it, and check it or change it';
  if (promise.about === TELL_CHANGED) return 'Open what changed and note that they have been told';
  if (promise.about.startsWith(SIGNED_UP)) return 'Open the sign-up and say what came of it';
  if (OF_TAKING_PART.some((begins) => promise.about.startsWith(begins)))
    return 'Open the list and note that they have been told';
  if (promise.about.startsWith(LETTER_TO_READ)) return 'Open the letter, and sign it off or send it back';
  const answer = promise.about.startsWith(MP_ANSWER);
  return answer ? 'Open the letter and say when the answer went' : undefined;
}

/** The best way to reach this person. */
function wayTo(whom: Whom): Reach | undefined {
  return whom ? waysOffered(whom)[0] : 'phone';
}

/** The one button: it says "Call" only where we may phone. */
export function verbOf(kind: PromiseKind, whom: Whom): string {
  const words = PROMISE_WORDS[kind];
  if (!words.reaches || !whom || mayPhone(whom)) return words.action;
  if (whom.died) return 'Open';
  return wayTo(whom) === 'video_relay' ? 'Start' : 'Contact';
}

/** The words of a button that leads to speaking with somebody. */
export function callWords(who: string, whom: Whom): string {
  if (!whom || mayPhone(whom)) return `Call ${who}`;
  return wayTo(whom) === 'video_relay' ? 'Start video relay' : `Contact ${who}`;
}

/** The channel in which we reach this person, as a contact records it. */
export function channelOf(whom: Whom): Channel {
  const way = wayTo(whom) ?? 'phone';
  return way === 'in_person' ? 'walk_in' : way;
}

type Holidays = { days: ReadonlyMap<string, string> };

/** Said of a promise on whose day PALS is closed since it was given: the officer decides. */
export function onClosedDay(day: string, holidays: Holidays): string {
  const why = holidays.days.has(day) ? 'It now falls on a bank holiday' : 'PALS is closed on that day now';
  return `${why}. Tell them, or keep it.`;
}

/** What somebody said on the page of what is happening, and was told by when we contact them, in promises of the kind `look_into`. */
export const NOT_HAPPY = 'They are not happy with how this is going: call them';
export const WANTS_COMPLAINT = 'They want to make a complaint: tell them how';

/** Is it kept by speaking to the person? */
export const reachesThem = ({ kind, about }: { kind: PromiseKind; about: string }): boolean =>
  PROMISE_WORDS[kind].reaches === true || isToContact({ kind, about });

export const isToContact = ({ kind, about }: { kind: PromiseKind; about: string }): boolean =>
  kind === 'look_into' && (about === NOT_HAPPY || about === WANTS_COMPLAINT);

/** So begins what is said of an `ask_route` that came because the time to make a complaint runs out. */
export const LIMIT_ENDS = 'The 12 months to make a complaint';

/** After this many tries without an answer, a letter or a text is suggested. */
export const TRIES_BEFORE_WRITING = 3;

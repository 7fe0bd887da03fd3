import type { PromiseKind } from './tables.ts';

type Words = {
  /** What the officer does: "Call Grace Okafor". `who` is a person or a place. */
  title: (who: string, about: string) => string;
  /** The one button. */
  action: string;
  /** A kind that is done by speaking to the person themself. */
  reaches?: true;
};

const called = (who: string) => who || 'the caller';

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
  },
  hear_from_person: { title: (who) => `Wait to hear from ${called(who)}`, action: 'Open' },
  pass_on: { title: (_, about) => `Pass on to ${about || 'the other organisation'}`, action: 'Pass on' },
  ring_back: {
    title: (who, about) => (who ? `Ring ${who} back` : about ? `Message: ${about}` : 'Ring back'),
    action: 'Call',
  },
};

/** Do not phone: the verb changes with the person, on every row and page. */
export function wayOf(kind: PromiseKind, needs: readonly string[]): { verb: string; instruction?: string } {
  const words = PROMISE_WORDS[kind];
  if (!words.reaches && kind !== 'ring_back') return { verb: words.action };
  if (needs.includes('bsl')) return { verb: 'Start', instruction: 'BSL user. Do not phone.' };
  if (needs.includes('not_by_phone')) return { verb: 'Contact', instruction: 'Do not phone.' };
  return { verb: words.action };
}

/** After this many tries without an answer, a letter or a text is suggested. */
export const TRIES_BEFORE_WRITING = 3;

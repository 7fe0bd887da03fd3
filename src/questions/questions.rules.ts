import { askingMode, askingRefused, type Case, GATE_WORDS, type Mode, mayGoOutside } from '../cases/index.ts';
import { addDays, dateTimeWords, dateWords, localDate, timeWords } from '../platform/time.ts';

/** Whom PALS asks: a ward or service, an organisation outside the trust, or the person themself. */
export const WHOM_KINDS = ['service', 'outside', 'person'] as const;
export type WhomKind = (typeof WHOM_KINDS)[number];
export type Share = 'yes' | 'own_words' | 'no';
export type Teller = 'pals' | 'service';
/** For whoever is asked, so that the family is not told twice, or by nobody. Who is asked about their own matter tells nobody. */
export const PALS_TELLS = 'PALS will tell the family.';
export const palsTells = ({ whom, teller }: { whom: WhomKind; teller: Teller }): boolean =>
  whom !== 'person' && teller === 'pals';

export type ChaseWhom = 'same' | 'deputy' | 'lead' | 'head';

/** A link works so long after the answer was due. */
export const LINK_DAYS = 30;
/** Working days in which something can be added to an answer. */
export const ADD_DAYS = 5;
/** Additions that one question takes: a page that anybody with the link can write to has an end. */
export const MOST_ADDED = 20;

export const SHARE_CHOICES: readonly { value: Share; label: string }[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'own_words', label: 'Yes, in PALS’s own words' },
  { value: 'no', label: 'No, for PALS only' },
];

type Whom = { whom: WhomKind; name: string; withName: boolean };

/**
 * How it goes: with the name, without it, or not at all. What the person is asked about their own matter is their own.
 * An organisation outside the trust is given a name only where that was agreed for it.
 */
export function modeFor(kase: Pick<Case, 'sharing' | 'sharing_with' | 'outside_with'>, to: Whom): Mode {
  if (to.whom === 'person') return 'name';
  const agreed = to.whom === 'outside' ? outsideMode(kase, to.name) : askingMode(kase, to.name);
  return agreed === 'name' && !to.withName ? 'no_name' : agreed;
}

function outsideMode(kase: Pick<Case, 'sharing' | 'sharing_with' | 'outside_with'>, name: string): Mode {
  if (mayGoOutside(kase, name)) return 'name';
  return askingRefused(kase) ? 'no' : 'no_name';
}

/** Why it cannot go, in words that say what to do. */
export function refusedWords(kase: Pick<Case, 'sharing' | 'sharing_with'>, whom: WhomKind): string {
  return askingRefused(kase) ?? (whom === 'outside' ? GATE_WORDS.outside : 'Ask them if we can share this first.');
}

/** May it still be asked as it was? What was agreed may have been taken back since. */
export function isAgreed(
  kase: Pick<Case, 'sharing' | 'sharing_with' | 'outside_with'> | undefined,
  { whom, to_name, with_name }: { whom: WhomKind; to_name: string; with_name: boolean },
): boolean {
  if (whom === 'person') return true;
  if (!kase) return false;
  const mode = modeFor(kase, { whom, name: to_name, withName: with_name });
  return mode !== 'no' && (!with_name || mode === 'name');
}

/** "11am tomorrow, Wednesday 25 November": as people say it, and with its date, since an email may be read on another day. */
export function mailTime(at: Date, now: Date): string {
  const [day, today] = [localDate(at), localDate(now)];
  const near = day === today ? 'today' : day === addDays(today, 1) ? 'tomorrow' : '';
  return near ? `${timeWords(at)} ${near}, ${dateWords(at, now)}` : dateTimeWords(at, now);
}

export type QuestionState =
  | 'sent'
  | 'opened'
  | 'more_time'
  | 'passed'
  | 'returned'
  | 'answered'
  | 'emailed'
  | 'phoned'
  | 'recalled'
  | 'ended'
  | 'no_reply';

export const STATE_WORDS: Record<QuestionState, string> = {
  sent: 'Sent',
  opened: 'Opened',
  more_time: 'More time asked',
  passed: 'Passed on',
  returned: 'Given back',
  answered: 'Answered',
  emailed: 'Answered by email',
  phoned: 'Told by phone',
  recalled: 'Recalled',
  ended: 'Not waited for',
  no_reply: 'No reply',
};

type Facts = {
  promise: 'open' | 'kept' | 'cancelled';
  answered: boolean;
  /** An e-mail came back, and nobody has said yet that it is the answer. */
  emailed: boolean;
  recalled: boolean;
  returned: boolean;
  due: Date;
  asksTime: boolean;
  passedOn: boolean;
  opened: boolean;
};

/** The first that is true. */
export function stateOf(facts: Facts, now: Date): QuestionState {
  if (facts.answered) return 'answered';
  if (facts.recalled) return 'recalled';
  if (facts.returned) return 'returned';
  if (facts.emailed && facts.promise === 'open') return 'emailed';
  if (facts.promise === 'cancelled') return 'ended';
  if (facts.promise === 'kept') return 'phoned';
  if (facts.due < now) return 'no_reply';
  if (facts.asksTime) return 'more_time';
  if (facts.passedOn) return 'passed';
  return facts.opened ? 'opened' : 'sent';
}

/** All three parts as one text, for the case and for the check. */
export function wholeQuestion({ question, background, outcome }: Parts): string {
  return [question, background, outcome && `${OUTCOME} ${outcome}`].filter(Boolean).join('\n\n');
}

export type Parts = { question: string; background: string; outcome: string };
export const OUTCOME = 'What would help:';

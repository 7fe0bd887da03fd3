// How a message goes, as data.
import type { Outcome, SendWay } from '../platform/senders.ts';

/**
 * `held`: for a few seconds it can be taken back. `due`: it goes as soon as it can. `sending`: somebody has it in hand.
 * `unsure`: it may have gone, and nothing sends it again by itself.
 */
const OUTGOING_STATES = ['held', 'due', 'sending', 'sent', 'failed', 'unsure', 'stopped'] as const;
export type OutgoingState = (typeof OUTGOING_STATES)[number];

/** For so long what somebody sent can be taken back. */
export const HOLD_MS = 10_000;

/** What has not left us yet. */
export const WAITING: readonly OutgoingState[] = ['held', 'due'];
export const ON_THE_WAY: readonly OutgoingState[] = ['held', 'due', 'sending'];
/** What somebody has to settle. */
export const IN_TROUBLE: readonly OutgoingState[] = ['failed', 'unsure'];

/** How long is waited after each try that came to nothing for now; after the last it is given up. */
const BACK_OFF_MIN = [1, 5, 15, 60, 240];

export type Next = { state: 'sent' | 'failed' | 'unsure'; at?: undefined } | { state: 'due'; at: Date };

/** What becomes of a message after its try with this number. */
export function afterTry({ fate }: Outcome, tries: number, now: Date): Next {
  if (fate === 'sent') return { state: 'sent' };
  if (fate === 'unsure') return { state: 'unsure' };
  const wait = fate === 'later' ? BACK_OFF_MIN[tries - 1] : undefined;
  return wait === undefined ? { state: 'failed' } : { state: 'due', at: new Date(now.getTime() + wait * 60_000) };
}

/** How long after a look the next is taken at what the other side took first and delivers later, in minutes: five days in all. */
const LOOKS_MIN = [10, 120, 24 * 60, 2 * 24 * 60, 2 * 24 * 60];

/** When it is looked for after so many looks; undefined: no more. */
export function nextLook(looks: number, now: Date): Date | undefined {
  const wait = LOOKS_MIN[looks];
  return wait === undefined ? undefined : new Date(now.getTime() + wait * 60_000);
}

export const WAY_NAMES: Record<SendWay, string> = { email: 'Email', text: 'Text message', letter: 'Letter' };

const SECRET = '[[secret]]';

/** What goes out: with the secret in its place. */
export const bodyOf = ({ body, secret }: { body: string; secret: string | null }): string =>
  secret === null ? body : body.replaceAll(SECRET, secret);

/** What is shown of it afterwards: that something stood there. */
export const shownBody = (body: string): string => body.replaceAll(SECRET, '…');

/** A name in a header is one line. */
export const headerWords = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();

// How a piece of post is said in a list and on its page.
import { ownWords } from '../platform/quoted.rules.ts';

type Piece = {
  channel: 'email' | 'letter';
  from_name: string;
  from_address: string;
  subject: string;
  words: string;
  reading: string;
  scan: string;
  doubt: string;
};

export const fromWords = ({
  from_name,
  from_address,
  channel,
}: Pick<Piece, 'from_name' | 'from_address' | 'channel'>) => {
  // A name that looks like an address says whom somebody wants to be taken for.
  if (from_name.includes('@') && from_address && from_name !== from_address) return `${from_name} <${from_address}>`;
  return from_name || from_address || (channel === 'email' ? 'No sender' : 'Nobody is named');
};

export const subjectWords = ({ subject, channel }: Pick<Piece, 'subject' | 'channel'>) =>
  subject || (channel === 'email' ? 'No subject' : 'Letter');

const MOST_FIRST = 160;

/** The first words that the person wrote, in one line. */
export function firstOf(words: string): string {
  const line = ownWords(words.slice(0, 4000)).replace(/\s+/g, ' ').trim();
  return line.length > MOST_FIRST ? `${line.slice(0, MOST_FIRST - 1)}…` : line;
}

/** Why it is not with the case that it names or answers. */
const DOUBT_WORDS: Readonly<Record<string, string>> = {
  not_a_party: 'It names a case, and whoever sent it is not one of its people. Check before you attach it.',
  sender_died: 'It comes from the address of somebody who has died. Find out who wrote it.',
  own_address:
    'It names our own address as its sender. It may be a form of the website, or a copy of what a colleague wrote.',
  several_cases: 'It could belong to more than one case.',
  sender_unconfirmed: 'The mail server could not confirm that it comes from this address. It may be somebody else.',
  several_senders: 'It names more than one sender.',
  no_sender: 'It names no sender.',
  onward_failed: 'It was sent on from here and did not arrive. Check the address.',
  onward_unsure: 'It was sent on from here, and nobody knows if it arrived. Ask there before you send it again.',
};

type KnownOf = { cases: readonly unknown[]; died: readonly unknown[] };

/** Of a case or a person of whom whoever looks may not know, it says nothing either. */
export function doubtWords({ doubt }: Pick<Piece, 'doubt'>, known: KnownOf | undefined): string {
  if (['not_a_party', 'several_cases'].includes(doubt) && !known?.cases.length) return '';
  if (doubt === 'sender_died' && !known?.died.length) return '';
  return DOUBT_WORDS[doubt] ?? '';
}

/** What is wrong with it as a piece of post. */
export function troubleWords({ reading, scan, channel }: Pick<Piece, 'reading' | 'scan' | 'channel'>): string[] {
  const what = channel === 'email' ? 'email' : 'letter';
  return [
    reading === 'unreadable' ? `This ${what} could not be read. Download the original.` : '',
    reading === 'too_large'
      ? 'This email is too large to be taken. The original is in the mailbox: open it there.'
      : '',
    scan === 'infected' ? 'The virus check found something in it. Nobody can open it. Ask for it again.' : '',
    scan === 'waiting' ? 'It waits for the virus check.' : '',
  ].filter(Boolean);
}

/** Why a piece of post is not for us. */
export const REASONS = {
  other_team: 'For another team of the trust',
  other_organisation: 'For another organisation',
  advertising: 'Advertising or spam',
  newsletter: 'A newsletter or notice',
  double: 'We have it already',
  other: 'Another reason',
} as const;
export type Reason = keyof typeof REASONS;
/** Somebody has to have it: where it went must be said. */
export const PASSED_ON: readonly Reason[] = ['other_team', 'other_organisation'];

/** "For another team of the trust: Appointments, by email". */
export const elsewhereWords = ({ reason, went_to }: { reason: string; went_to: string }): string =>
  [REASONS[reason as Reason] ?? 'Not for us', went_to].filter(Boolean).join(': ');

export const NATURE_WORDS: Readonly<Record<string, string>> = {
  automatic: 'Automatic reply',
  bounce: 'Could not be delivered',
  own: 'From our own address',
};

/** References of cases that a subject names. */
export const refsIn = (subject: string): string[] => [
  ...new Set([...subject.matchAll(/\bPAL-(\d{2})-(\d{4,6})\b/gi)].map(([ref]) => ref.toUpperCase())),
];

/** "Sent by Grace Okafor, 1 open case". */
export function senderLine(name: string, open: number): string {
  if (open === 0) return `Sent by ${name}, no open case`;
  return `Sent by ${name}, ${open === 1 ? '1 open case' : `${open} open cases`}`;
}

/** More than anybody reads on a page. */
const MOST_SHOWN = 100_000;
export const shownWords = (words: string): string =>
  words.length > MOST_SHOWN ? `${words.slice(0, MOST_SHOWN)}\n\nThe rest is in the original.` : words;

import { shortDate, timeWords } from '../platform/time.ts';
import type { BookingHow, BookingKind, BookingTable } from './tables.ts';

export const KIND_WORDS: Record<BookingKind, string> = {
  bsl: 'BSL interpreter',
  language: 'Interpreter',
  lipspeaker: 'Lipspeaker',
  deafblind: 'Deafblind interpreter',
  speech_to_text: 'Speech-to-text reporter',
  note_taker: 'Note-taker',
  video_relay: 'BSL video relay',
};

export const HOW_WORDS: Record<BookingHow, string> = {
  ward: 'On the ward',
  meeting: 'At a meeting',
  video: 'By video',
  phone: 'By phone',
};

export const STATE_WORDS: Record<BookingTable['state'], string> = {
  wanted: 'To be booked',
  asked: 'Asked, not confirmed',
  confirmed: 'Confirmed',
  done: 'Took place',
  not_attended: 'Did not come',
  cancelled: 'Cancelled',
  not_available: 'Nobody was free',
};

export const isOpen = (state: BookingTable['state']): boolean =>
  state === 'wanted' || state === 'asked' || state === 'confirmed';

/** What is booked for a need, the need that decides first. */
const KIND_OF: Record<string, BookingKind> = {
  bsl: 'bsl',
  visual_frame: 'deafblind',
  deafblind_manual: 'deafblind',
  lipspeaker: 'lipspeaker',
  speech_to_text: 'speech_to_text',
  note_taker: 'note_taker',
  interpreter: 'language',
};

/** Needs for which somebody can be booked. */
export const BOOKABLE = Object.keys(KIND_OF);

/** The kind that a person’s needs ask for; undefined where none does. */
export function kindFor(needs: readonly string[]): BookingKind | undefined {
  return Object.entries(KIND_OF).find(([need]) => needs.includes(need))?.[1];
}

/** "Book a BSL visit", "Book a lipspeaker": what a link to the booking says. */
export const bookWords = (kind: BookingKind): string => `Book a${BOOK_NOUNS[kind]}`;

const BOOK_NOUNS: Record<BookingKind, string> = {
  bsl: ' BSL visit',
  language: 'n interpreter',
  lipspeaker: ' lipspeaker',
  deafblind: ' deafblind interpreter',
  speech_to_text: ' speech-to-text reporter',
  note_taker: ' note-taker',
  video_relay: ' BSL video relay',
};

/** "Interpreter (Igbo)". */
export function bookedWords({ kind, language }: { kind: BookingKind; language: string }): string {
  return kind === 'language' && language ? `${KIND_WORDS[kind]} (${language})` : KIND_WORDS[kind];
}

/** "2pm on 26 Nov, on the ward, Ward 7B". */
export function whenWords(booking: Pick<BookingTable, 'starts_at' | 'how'> & { place: string }, now: Date): string {
  const when = `${timeWords(booking.starts_at)} on ${shortDate(booking.starts_at, now)}`;
  return [when, HOW_WORDS[booking.how].toLowerCase(), booking.place].filter(Boolean).join(', ');
}
